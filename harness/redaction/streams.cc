#include "harness/redaction/streams.h"

#include <array>

#include "harness/redaction/glance.h"
#include "harness/redaction/letters.h"
#include "harness/redaction/number_stream.h"

namespace cmk::harness {
namespace {

// Digits of a few bits, of which every 64 bits in a row that may be bytes are looked up, whatever
// came before the first byte; and the same for the digits in the other order.
template <unsigned kBits>
class DigitStream {
 public:
  template <class Check>
  void push(std::uint64_t digit, const Check& check) {
    above_ = forwards_ >> (64 - kBits);
    forwards_ = (forwards_ << kBits) | digit;
    backwards_ = (backwards_ >> kBits) | (top_ << (64 - kBits));
    top_ = digit;
    check(forwards_);
    check(backwards_);
    for (unsigned spare = kStep; spare < kBits; spare += kStep) {
      check((forwards_ >> spare) | (above_ << (64 - spare)));
      check((backwards_ >> spare) | (top_ << (64 - spare)));
    }
  }

 private:
  // How far a byte's end may be from a digit's end: 0, 2, 4 bits for base64, 0 to 4 for base32.
  static constexpr unsigned kStep = kBits == 6 ? 2 : 1;
  std::uint64_t forwards_ = 0;
  std::uint64_t above_ = 0;  // the bits that left forwards_ last
  std::uint64_t backwards_ = 0;
  std::uint64_t top_ = 0;  // the digit above backwards_
};

// Where the last `count` places before and at `at` begin that `is_one` says yes to.
template <class IsOne>
std::size_t begin_of(std::size_t at, std::size_t count, const IsOne& is_one) {
  for (std::size_t i = at + 1; i-- > 0;) {
    if (is_one(i) && --count == 0) return i;
  }
  return 0;
}

class Reading {
 public:
  Reading(const SecretIndex& index, std::string_view text, Sightings& seen)
      : index_(index), text_(text), seen_(seen) {}

  void read() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      read_plain(at);
      if (is_base64_at(text_, at)) read_base64(at);
      if (is_hex_at(text_, at)) read_hex(at);
    }
  }

 private:
  void look_up(Window window, std::size_t at, std::size_t num_digits, std::string_view shape,
               bool (*is_digit)(std::string_view, std::size_t)) {
    const SecretName* const name = index_.find(window);
    if (name == nullptr) return;
    const auto is_one = [&](std::size_t i) { return is_digit(text_, i); };
    const std::size_t begin = begin_of(at, num_digits, is_one);
    if (!seen_.empty() && seen_.back().name == name && seen_.back().shape == shape &&
        begin <= seen_.back().end) {
      seen_.back().end = at + 1;
    } else {
      seen_.push_back({begin, at + 1, name, shape});
    }
  }

  void read_plain(std::size_t at) {
    constexpr auto kAny = [](std::string_view /*text*/, std::size_t /*at*/) { return true; };
    const auto letter = static_cast<std::uint8_t>(folded(text_[at]));
    earlier_ = (earlier_ << 8) | (plain_ >> 56);
    plain_ = (plain_ << 8) | letter;
    look_up(plain_, at, kWindowLen, "", kAny);
    Window& alternate = alternate_.at(at % 2);
    alternate = (alternate << 8) | letter;
    look_up(alternate, at, 2 * kWindowLen - 1, "spaced", kAny);
    // '+' and '/' of base64 stand in the index as base64url has them.
    base64_earlier_ = (base64_earlier_ << 8) | (base64_ >> 56);
    base64_ = (base64_ << 8) | (letter == '+' ? '-' : letter == '/' ? '_' : letter);
    look_up(SecretIndex::joined(base64_earlier_, base64_), at, 2 * kWindowLen,
            "in base64 of lost case", kAny);
    if ((letter >= 'a' && letter <= 'z') || is_decimal(static_cast<char>(letter))) {
      letters_ = (letters_ << 8) | letter;
      look_up(letters_, at, kWindowLen, "in letters", [](std::string_view text, std::size_t i) {
        const char c = folded(text[i]);
        return is_decimal(c) || (c >= 'a' && c <= 'z');
      });
    }
  }

  void read_base64(std::size_t at) {
    base64_digits_.push(static_cast<std::uint64_t>(digit_of(kBase64Digits, text_[at])),
                        [&](Window window) { look_up(window, at, 12, "in base64", is_base64_at); });
  }

  void read_hex(std::size_t at) {
    hex_ = (hex_ << 4) | static_cast<std::uint64_t>(digit_of(kHexDigits, text_[at]));
    look_up(hex_, at, 2 * kWindowLen, "in hex", is_hex_at);
    if (!is_decimal(text_[at])) return;
    if (text_[at] <= '1') {
      bits_ = (bits_ << 1) | static_cast<std::uint64_t>(text_[at] - '0');
      look_up(bits_, at, 64, "in binary", [](std::string_view text, std::size_t i) {
        return text[i] == '0' || text[i] == '1';
      });
    }
    read_number(at);
  }

  void read_number(std::size_t at) {
    numbers_.take(text_, at, [&](Window window, std::string_view shape) {
      look_up(window, at, kWindowLen, shape, [](std::string_view text, std::size_t i) {
        return is_decimal(text[i]) && (i == 0 || !is_decimal(text[i - 1]));
      });
    });
  }

  const SecretIndex& index_;
  std::string_view text_;
  Sightings& seen_;
  Window plain_ = 0;
  std::array<Window, 2> alternate_{};  // every second character, whatever stands between
  Window earlier_ = 0;
  Window base64_ = 0;
  Window base64_earlier_ = 0;
  Window letters_ = 0;
  Window hex_ = 0;
  Window bits_ = 0;
  DigitStream<6> base64_digits_;
  NumberStream numbers_;
};

void read_base32_of(const Digits& digits, const SecretIndex& index, std::string_view text,
                    Sightings& seen) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = end_of_run(digits, text, begin);
    if (end - begin >= kBase32DigitsMin) {
      DigitStream<5> stream;
      for (std::size_t at = begin; at < end; ++at) {
        stream.push(static_cast<std::uint64_t>(digit_of(digits, text[at])), [&](Window window) {
          const SecretName* const name = index.find(window);
          if (name != nullptr) seen.push_back({begin, end, name, "in base32"});
        });
      }
    }
    begin = end == begin ? begin + 1 : end;
  }
}

}  // namespace

void read_streams(const SecretIndex& index, std::string_view text, Sightings& seen) {
  if (!may_show(index, text)) return;
  Reading(index, text, seen).read();
}

void read_base32(const SecretIndex& index, std::string_view text, Sightings& seen) {
  if (!may_show_base32(index, text)) return;
  read_base32_of(kBase32Digits, index, text, seen);
  read_base32_of(kBase32HexDigits, index, text, seen);
}

}  // namespace cmk::harness
