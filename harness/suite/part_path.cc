#include "harness/suite/part_path.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

#include "reference/core/text.h"

namespace cmk::harness {

Read<PartPath> parse_path(std::string_view text, const std::string& at) {
  PartPath path;
  if (text.empty()) return path;
  for (const std::string_view segment : split(text, '.')) {
    if (segment.empty()) return flaw(at, fmt::format("the path {} has an empty segment", text));
    path.segments.emplace_back(segment);
  }
  return path;
}

std::string to_string(const PartPath& path) {
  return fmt::format("{}", fmt::join(path.segments, "."));
}

const nlohmann::json* find_part(const nlohmann::json& whole, const PartPath& path) {
  const nlohmann::json* part = &whole;
  for (const std::string& segment : path.segments) {
    if (part->is_object()) {
      const auto member = part->find(segment);
      if (member == part->end()) return nullptr;
      part = &*member;
    } else if (part->is_array()) {
      std::size_t index = 0;
      const char* const end = segment.data() + segment.size();
      const auto [stop, error] = std::from_chars(segment.data(), end, index);
      if (error != std::errc{} || stop != end || index >= part->size()) return nullptr;
      part = &(*part)[index];
    } else {
      return nullptr;
    }
  }
  return part->is_null() ? nullptr : part;
}

}  // namespace cmk::harness
