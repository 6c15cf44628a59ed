// Small strict readers of JSON values: each names the place of what it refuses.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "harness/suite/flaw.h"

namespace cmk::harness {

// Refuses a value that is no object, and any member that is not among `names`.
[[nodiscard]] Read<void> only_members(const nlohmann::json& value, const std::string& at,
                                      std::initializer_list<std::string_view> names);
// A non-empty string; the member must be there.
[[nodiscard]] Read<std::string> text_member(const nlohmann::json& object, std::string_view name,
                                            const std::string& at);
// An integer in [min, max].
[[nodiscard]] Read<std::int64_t> integer(const nlohmann::json& value, const std::string& at,
                                         std::int64_t min, std::int64_t max);
// A non-empty list of non-empty strings, without repetition.
[[nodiscard]] Read<std::vector<std::string>> text_list(const nlohmann::json& value,
                                                       const std::string& at);

}  // namespace cmk::harness
