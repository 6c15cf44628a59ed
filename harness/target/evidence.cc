#include "harness/target/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace cmk::harness {
namespace {

constexpr std::size_t kRunLen = 24;

bool is_base64(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || std::string_view("-_+/=").contains(c);
}

std::string printable(std::string_view run) {
  std::string made;
  for (const char c : run) {
    if (c >= ' ' && c <= '~') {
      made += c;
    } else {
      made += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
  }
  return made;
}

}  // namespace

std::string excerpt(std::string_view text, const SentSecrets& secrets) {
  const std::string clean = secrets.clean(text);
  std::string made;
  auto at = clean.begin();
  while (at != clean.end() && made.size() <= kExcerptLenMax) {
    const auto run_end = std::find_if_not(at, clean.end(), is_base64);
    const auto run_len = static_cast<std::size_t>(run_end - at);
    if (run_len >= kRunLen) {
      made += fmt::format("[{} characters]", run_len);
    } else {
      made += std::string(at, run_end);
    }
    const auto next = std::find_if(run_end, clean.end(), is_base64);
    const auto shown_end = next - run_end > 256 ? run_end + 256 : next;
    made += printable({run_end, shown_end});
    at = next;
  }
  if (made.size() > kExcerptLenMax) made = made.substr(0, kExcerptLenMax) + "...";
  return "\"" + made + "\"";
}

std::string bounded(std::string text) {
  if (text.size() > kEvidenceLenMax) {
    text.resize(kEvidenceLenMax - 3);
    text += "...";
  }
  return text;
}

}  // namespace cmk::harness
