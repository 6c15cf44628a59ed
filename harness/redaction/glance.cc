#include "harness/redaction/glance.h"

#include <algorithm>
#include <array>

#include "harness/redaction/letters.h"
#include "harness/redaction/number_stream.h"

namespace cmk::harness {
namespace {

// How many units there are from one look to the next. Each eight bytes of a secret hold four grams;
// one of them ends at a look wherever the eight begin.
constexpr std::size_t kBytesBetween = 4;
constexpr unsigned kHexDigitsBetween = 3;     // a byte may begin with any digit
constexpr unsigned kBase64DigitsBetween = 4;  // three bytes
constexpr unsigned kBase32DigitsBetween = 2;  // ten bits

// Digits of a few bits, forwards and backwards.
template <unsigned kBits>
class DigitGrams {
 public:
  void push(int digit) {
    const auto value = static_cast<std::uint64_t>(digit);
    forwards_ = (forwards_ << kBits) | value;
    backwards_ = (backwards_ >> kBits) | (top_ << (64 - kBits));
    top_ = value;
    ++count_;
  }
  [[nodiscard]] unsigned count() const { return count_; }

  // Whether a secret has a gram that ends `spare` bits before the end, for any of 0, kStep, … kMax.
  template <unsigned kStep, unsigned kMax>
  [[nodiscard]] bool any_in(const GramFilter& grams) const {
    static_assert(kMax <= kBits);
    for (unsigned spare = 0; spare <= kMax; spare += kStep) {
      if (grams.may_have(last_gram(forwards_ >> spare))) return true;
      const Window above = spare == 0 ? 0 : top_ << (64 - spare);
      if (grams.may_have(first_gram((backwards_ >> spare) | above))) return true;
    }
    return false;
  }

 private:
  std::uint64_t forwards_ = 0;
  std::uint64_t backwards_ = 0;
  std::uint64_t top_ = 0;  // the digit above backwards_
  unsigned count_ = 0;
};

class Glance {
 public:
  Glance(const SecretIndex& index, std::string_view text) : index_(index), text_(text) {}

  bool read() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (read_plain(at) || read_base64(at) || read_hex(at)) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] bool has_last(Window window) const {
    return index_.grams().may_have(last_gram(window));
  }
  [[nodiscard]] bool has_folded(Window window) const {
    return index_.folded_grams().may_have(last_gram(window));
  }

  bool read_plain(std::size_t at) {
    const char letter = folded(text_[at]);
    const auto byte = [](char c) { return static_cast<std::uint8_t>(c); };
    plain_ = (plain_ << 8) | byte(letter);
    url_ = (url_ << 8) | byte(letter == '+' ? '-' : letter == '/' ? '_' : letter);
    if (at % kBytesBetween == 0 &&
        (has_folded(plain_) || index_.folded_grams().may_have_window(url_))) {
      return true;
    }
    Window& alternate = alternate_.at(at % 2);
    alternate = (alternate << 8) | byte(letter);
    if (at % (2 * kBytesBetween) < 2 && has_folded(alternate)) return true;
    if ((letter < 'a' || letter > 'z') && !is_decimal(letter)) return false;
    letters_ = (letters_ << 8) | byte(letter);
    return ++num_letters_ % kBytesBetween == 0 && has_folded(letters_);
  }

  bool read_base64(std::size_t at) {
    if (!is_base64_at(text_, at)) return false;
    base64_.push(digit_of(kBase64Digits, text_[at]));
    return base64_.count() % kBase64DigitsBetween == 0 && base64_.any_in<2, 6>(index_.grams());
  }

  bool read_hex(std::size_t at) {
    if (!is_hex_at(text_, at)) return false;
    hex_ = (hex_ << 4) | static_cast<std::uint64_t>(digit_of(kHexDigits, text_[at]));
    if (++num_hex_ % kHexDigitsBetween == 0 && has_last(hex_)) return true;
    if (!is_decimal(text_[at])) return false;
    if (text_[at] <= '1') {
      bits_ = (bits_ << 1) | static_cast<std::uint64_t>(text_[at] - '0');
      if (has_last(bits_)) return true;
    }
    bool found = false;
    numbers_.take(text_, at, [&](Window window, std::string_view /*shape*/) {
      found = found || has_last(window);
    });
    return found;
  }

  const SecretIndex& index_;
  std::string_view text_;
  Window plain_ = 0;
  std::array<Window, 2> alternate_{};  // every second character
  Window url_ = 0;
  Window letters_ = 0;
  Window hex_ = 0;
  Window bits_ = 0;
  unsigned num_letters_ = 0;
  unsigned num_hex_ = 0;
  DigitGrams<6> base64_;
  NumberStream numbers_;
};

bool may_show_base32_of(const Digits& digits, const GramFilter& grams, std::string_view text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = end_of_run(digits, text, begin);
    if (end - begin >= kBase32DigitsMin) {
      DigitGrams<5> run;
      for (const char c : text.substr(begin, end - begin)) {
        run.push(digit_of(digits, c));
        if (run.count() % kBase32DigitsBetween == 0 && run.any_in<1, 4>(grams)) return true;
      }
    }
    begin = std::max(end, begin + 1);
  }
  return false;
}

}  // namespace

bool may_show(const SecretIndex& index, std::string_view text) {
  return Glance(index, text).read();
}

bool may_show_base32(const SecretIndex& index, std::string_view text) {
  return may_show_base32_of(kBase32Digits, index.grams(), text) ||
         may_show_base32_of(kBase32HexDigits, index.grams(), text);
}

}  // namespace cmk::harness
