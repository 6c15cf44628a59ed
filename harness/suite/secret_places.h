// Where in an answer something is said that must not be.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "harness/redaction/known_secrets.h"

namespace cmk::harness {

// The paths of the parts of `value` in which one of the secrets, a private member or a PEM block
// shows, in whatever notation; names of members are looked at too.
[[nodiscard]] std::vector<std::string> secret_places(const nlohmann::json& value,
                                                     const KnownSecrets& secrets);

// Calls with every text and every list of bytes in `value`, the latter as its bytes, and its path.
using VisitText = std::function<void(const std::string& path, const std::string& text)>;
void for_each_text(const nlohmann::json& value, const std::string& path, const VisitText& visit);

// "a.b" of "a" and "b".
[[nodiscard]] std::string joined_path(const std::string& path, const std::string& name);

}  // namespace cmk::harness
