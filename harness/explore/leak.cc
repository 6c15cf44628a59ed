#include "harness/explore/leak.h"

#include <algorithm>
#include <map>
#include <vector>

#include "reference/core/base64url.h"
#include "reference/core/describe.h"

namespace cmk::explore {

Leak::Leak(std::string marker)
    : marker_(std::move(marker)),
      // The digits of whole groups of three bytes are the same whatever follows them.
      base64url_(encode_base64url(as_bytes(marker_).first(marker_.size() / 3 * 3))),
      hex_(to_hex(as_bytes(marker_))) {}

bool Leak::stands_in(const std::string& text) const {
  return text.contains(marker_) || text.contains(base64url_) || text.contains(hex_);
}

template <class T>
bool Leak::stands_in(const T& value) const {
  if constexpr (std::is_same_v<T, Bytes>) {
    return as_text(value).contains(marker_);
  } else if constexpr (kIsStruct<T>) {
    return within(value).has_value();
  } else if constexpr (std::is_same_v<T, std::map<std::string, std::string>>) {
    return std::ranges::any_of(value, [&](const auto& entry) { return stands_in(entry.second); });
  } else if constexpr (requires { value.has_value(); }) {
    return value && stands_in(*value);
  } else if constexpr (requires { value.front(); }) {
    return std::ranges::any_of(value, [&](const auto& element) { return stands_in(element); });
  } else {
    return false;  // numbers, and what is declared secret
  }
}

template <class T>
std::optional<std::string> Leak::within(const T& value) const {
  std::optional<std::string> place;
  for_each_field<T>([&](auto member, const FieldNote& note) {
    if (!place && stands_in(value.*member.pointer)) place = std::string(note.name);
  });
  return place;
}

std::optional<std::string> Leak::place(const Outcome& outcome) const {
  if (!outcome) {
    if (stands_in(outcome.error().diagnostic)) return "the diagnostic";
    return std::nullopt;
  }
  return std::visit([&](const auto& answer) { return within(answer); }, *outcome);
}

const Leak& marked_leak() {
  static const Leak kMarkedLeak{std::string(kSecretMarker)};
  return kMarkedLeak;
}

}  // namespace cmk::explore
