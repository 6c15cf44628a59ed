#include "harness/redaction/decoders.h"

#include <algorithm>

#include "harness/redaction/escapes.h"
#include "harness/redaction/letters.h"

namespace cmk::harness {
namespace {

constexpr std::size_t kTextLenMin = 11;  // of 8 bytes in base64, the shortest notation
constexpr std::size_t kHexDigitsMin = 2 * kTextLenMin;
constexpr std::size_t kBase64DigitsMin = kTextLenMin * 4 / 3;

constexpr std::size_t kStretchLen = 16;

// A run of printable characters, or a stretch with much that is UTF-16, spaced, or bytes as UTF-8
// characters: words before it may have been read as digits, too.
bool is_worth_reading(std::string_view bytes) {
  // Many in a row are one: lengths and counters are full of zeros.
  const auto is_between = [&](std::size_t at) {
    const auto is_empty = [](char c) { return c == 0 || c == ' '; };
    return is_empty(bytes[at]) && (at == 0 || !is_empty(bytes[at - 1]));
  };
  const auto is_lead = [](char c) { return c == '\xC2' || c == '\xC3'; };
  std::size_t run_len = 0;
  std::size_t num_between = 0;
  std::size_t num_leads = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    run_len = is_printable(bytes[at]) ? run_len + 1 : 0;
    if (run_len == kTextLenMin) return true;
    num_between += is_between(at) ? 1 : 0;
    num_leads += is_lead(bytes[at]) ? 1 : 0;
    if (at >= kStretchLen) {
      num_between -= is_between(at - kStretchLen) ? 1 : 0;
      num_leads -= is_lead(bytes[at - kStretchLen]) ? 1 : 0;
    }
    if (num_between * 4 >= kStretchLen || num_leads * 4 >= kStretchLen) return true;
  }
  return bytes.size() >= kTextLenMin && bytes.size() < kStretchLen &&
         (num_between * 4 >= bytes.size() || num_leads * 6 >= bytes.size());
}

class Decoding {
 public:
  explicit Decoding(std::string_view text) : text_(text) {}

  std::vector<Decoded> all() {
    read_escapes();
    read_characters();
    read_digit_runs(kBase64Digits, 6, kBase64DigitsMin, "in base64");
    read_digit_runs(kHexDigits, 4, kHexDigitsMin, "in hex");
    read_numbers();
    return std::move(found_);
  }

 private:
  void add(SecretString made, std::size_t begin, std::size_t end, std::string_view shape) {
    found_.push_back({std::move(made), begin, end, shape});
  }
  void add_whole(SecretString made, std::string_view shape) {
    if (made != text_) add(std::move(made), 0, text_.size(), shape);
  }

  void read_escapes() {
    if (text_.find_first_of("\\%&=") == std::string_view::npos) return;
    add_whole(without_escapes(text_, HighCharacters::bytes), "escaped");
    SecretString utf8 = without_escapes(text_, HighCharacters::utf8);
    if (found_.empty() || utf8 != found_.back().text) add_whole(std::move(utf8), "escaped");
  }

  void read_characters() {
    const auto is_high = [](char c) { return static_cast<std::uint8_t>(c) >= 0xC2; };
    if (std::ranges::any_of(text_, is_high)) {
      add_whole(as_characters(text_, ByteOrder::high_first), "in characters");
      add_whole(as_characters(text_, ByteOrder::low_first), "in characters");
    }
    if (std::ranges::count(text_, '\0') < 3) return;
    SecretString dense(text_);
    std::erase(dense, '\0');
    add_whole(std::move(dense), "in UTF-16");
  }

  [[nodiscard]] bool is_digit(const Digits& digits, std::size_t at) const {
    return digits.data() == kHexDigits.data() ? is_hex_at(text_, at) : is_base64_at(text_, at);
  }
  // What may stand between two digits of one value.
  [[nodiscard]] bool is_between(std::size_t at, unsigned bits) const {
    const char c = text_[at];
    if (c == ' ' || (c >= '\t' && c <= '\r') || c == '"' || c == ',' || c == '\\') return true;
    if (at > 0 && text_[at - 1] == '\\') return true;
    return bits == 4 ? std::string_view(":-.;_|0xX%").contains(c) : c == '=';
  }

  void read_digit_runs(const Digits& digits, unsigned bits, std::size_t num_min,
                       std::string_view shape) {
    std::vector<std::uint8_t, WipingAllocator<std::uint8_t>> run;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text_.size(); ++at) {
      if (at < text_.size() && is_digit(digits, at)) {
        if (run.empty()) begin = at;
        run.push_back(static_cast<std::uint8_t>(digit_of(digits, text_[at])));
      } else if (at == text_.size() || !is_between(at, bits)) {
        if (run.size() >= num_min) decode_run(run, bits, begin, at, shape);
        run.clear();
      }
    }
  }

  // From each digit on that a byte may begin with.
  void decode_run(std::span<const std::uint8_t> run, unsigned bits, std::size_t begin,
                  std::size_t end, std::string_view shape) {
    for (std::size_t lead = 0; lead < (bits == 4 ? 2U : 4U); ++lead) {
      SecretString bytes;
      bytes.reserve(run.size());
      std::uint32_t rest = 0;
      unsigned num_bits = 0;
      for (const std::uint8_t digit : run.subspan(lead)) {
        rest = (rest << bits) | digit;
        num_bits += bits;
        if (num_bits < 8) continue;
        num_bits -= 8;
        bytes += static_cast<char>(rest >> num_bits);
      }
      if (is_worth_reading(bytes)) add(std::move(bytes), begin, end, shape);
    }
  }

  void read_numbers() {
    SecretString decimals;
    SecretString octals;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (!is_decimal(text_[at])) continue;
      unsigned decimal = 0;
      unsigned octal = 0;
      for (std::size_t len = 0; at < text_.size() && is_decimal(text_[at]); ++at, ++len) {
        const auto digit = static_cast<unsigned>(text_[at] - '0');
        decimal = len < 4 ? decimal * 10 + digit : 1000;
        octal = len < 4 && digit < 8 ? octal * 8 + digit : 1000;
      }
      if (decimal < 256) decimals += static_cast<char>(decimal);
      if (octal < 256) octals += static_cast<char>(octal);
    }
    for (SecretString* const bytes : {&decimals, &octals}) {
      if (is_worth_reading(*bytes)) add(std::move(*bytes), 0, text_.size(), "in numbers");
    }
  }

  std::string_view text_;
  std::vector<Decoded> found_;
};

}  // namespace

std::vector<Decoded> decoded(std::string_view text) { return Decoding(text).all(); }

}  // namespace cmk::harness
