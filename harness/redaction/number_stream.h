// Numbers that stand in a text, as the bytes that they may be.
#pragma once

#include <string_view>

#include "harness/redaction/letters.h"
#include "harness/redaction/window.h"

namespace cmk::harness {

// Takes a text character by character and checks the window of bytes at the end of each number.
class NumberStream {
 public:
  template <class Check>
  void take(std::string_view text, std::size_t at, const Check& check) {
    if (is_decimal(text[at])) {
      if (num_digits_ == 0) {
        is_negative_ = at >= 1 && text[at - 1] == '-' && (at == 1 || !is_decimal(text[at - 2]));
      }
      const auto digit = static_cast<unsigned>(text[at] - '0');
      decimal_ = num_digits_ < 4 ? decimal_ * 10 + digit : 1000;
      octal_ = num_digits_ < 4 && digit < 8 ? octal_ * 8 + digit : 1000;
      ++num_digits_;
    }
    const bool is_last = at + 1 == text.size() || !is_decimal(text[at + 1]);
    if (num_digits_ == 0 || !is_last) return;
    if (decimal_ < 256) {
      const std::uint64_t byte = is_negative_ ? (256 - decimal_) & 255U : decimal_;
      decimals_ = (decimals_ << 8) | byte;
      check(decimals_, "in decimal numbers");
      const auto letter = static_cast<std::uint8_t>(folded(static_cast<char>(byte)));
      folded_ = (folded_ << 8) | letter;  // of a text that was made upper case before
      check(folded_, "in decimal numbers");
    }
    if (octal_ < 256) {
      octals_ = (octals_ << 8) | octal_;
      check(octals_, "in octal numbers");
    }
    num_digits_ = decimal_ = octal_ = 0;
  }

 private:
  Window decimals_ = 0;
  Window folded_ = 0;
  Window octals_ = 0;
  unsigned decimal_ = 0;
  unsigned octal_ = 0;
  unsigned num_digits_ = 0;
  bool is_negative_ = false;
};

}  // namespace cmk::harness
