#include "harness/suite/toolbox_search.h"

#include <algorithm>

#include "reference/core/base64url.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

std::string to_base64(std::string text) {
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  return text;
}

// The base64url digits that depend on the bytes alone when `lead` other bytes stand before them in
// their group of three: the same wherever the bytes stand in an encoded text.
std::string aligned_digits(ByteView bytes, std::size_t lead) {
  Bytes padded(lead, 0);
  padded.insert(padded.end(), bytes.begin(), bytes.end());
  const std::string text = encode_base64url(padded);
  const std::size_t from = (lead * 8 + 5) / 6;
  const std::size_t to = padded.size() * 8 / 6;
  return to > from ? text.substr(from, to - from) : "";
}

void search(const json& value, const Needle& needle, const std::string& at,
            std::vector<std::string>& found) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    const auto decoded = decode_base64url(text);
    if (needle.occurs_in(text) || (decoded && needle.occurs_in(as_text(*decoded)))) {
      found.push_back(at);
    }
    return;
  }
  if (!value.is_structured()) return;
  for (const auto& [name, member] : value.items()) {
    const std::string path = at.empty() ? name : at + "." + name;
    if (value.is_object() && needle.occurs_in(name))
      found.push_back(at.empty() ? "a name" : at + ", a name");
    search(member, needle, path, found);
  }
}

}  // namespace

Needle::Needle(ByteView bytes) {
  if (bytes.empty()) return;
  forms_.emplace_back(as_text(bytes));
  std::string hex = to_hex(bytes);
  forms_.push_back(hex);
  std::ranges::transform(hex, hex.begin(), [](char c) {
    return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  forms_.push_back(std::move(hex));
  for (const std::size_t lead : {0U, 1U, 2U}) {
    const std::string digits = aligned_digits(bytes, lead);
    // Shorter texts would be found by chance.
    if (digits.size() < 8) continue;
    forms_.push_back(digits);
    forms_.push_back(to_base64(digits));
  }
}

bool Needle::occurs_in(std::string_view haystack) const {
  return std::ranges::any_of(forms_, [&](const std::string& form) {
    return haystack.find(form) != std::string_view::npos;
  });
}

Bytes bytes_of(const std::string& text) {
  auto decoded = decode_base64url(text);
  return decoded && decoded->size() >= kNeedleBytesMin ? *std::move(decoded) : to_bytes(text);
}

std::vector<std::string> find_needle(const json& value, const Needle& needle) {
  std::vector<std::string> found;
  search(value, needle, "", found);
  return found;
}

}  // namespace cmk::harness
