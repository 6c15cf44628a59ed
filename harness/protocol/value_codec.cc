#include "harness/protocol/value_codec.h"

namespace cmk::harness::values {
namespace {

// A name as a segment of a JSON pointer (RFC 6901).
std::string escaped(std::string_view name) {
  std::string text;
  for (const char c : name) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace

std::string pointer_of(const Place& place) {
  if (place.parent == nullptr) return "";
  return pointer_of(*place.parent) + "/" +
         (place.is_index ? std::to_string(place.index) : escaped(place.name));
}

bool Reader::fail(const Place& place, std::string_view reason) {
  error = {pointer_of(place), std::string(reason)};
  return false;
}

}  // namespace cmk::harness::values
