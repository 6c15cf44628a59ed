// What of a message may be written to a file, derived from the declarations: secrets by name and
// length only (transcripts), and in report bodies what a target may choose freely, too.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "harness/protocol/model.h"

namespace cmk::harness {

// Names for the secrets of one scenario: "secret-1" for the first distinct value, and so on; one
// value always has one name, so that equality survives.
class SecretNames {
 public:
  // The name of the secret that stands for these bytes (of text: its UTF-8).
  const std::string& name_of(const std::string& bytes);
  // The name of a secret of at least 8 bytes whose bytes or base64url text occurs in the text; null
  // when none does.
  [[nodiscard]] const std::string* within(std::string_view text) const;
  // Every secret that has a name, by its bytes.
  [[nodiscard]] const std::map<std::string, std::string>& by_bytes() const { return names_; }

 private:
  std::map<std::string, std::string> names_;  // by value
  std::map<std::string, std::string> texts_;  // the longer ones: by what would betray them
};

// The params or result with every secret replaced by {"secret": NAME, "length": N}, N in bytes, and
// so every text in which a known secret occurs. Of members that nobody declared, texts are replaced
// by {"unknown": MEMBER, "length": N}. A method that nobody declared has no declared members.
[[nodiscard]] nlohmann::json redact_params(std::string_view method, const nlohmann::json& params,
                                           SecretNames& names);
[[nodiscard]] nlohmann::json redact_result(std::string_view method, const nlohmann::json& result,
                                           SecretNames& names);

// The result with what the implementation may choose replaced by {"chosen": MEMBER, "length": N}:
// members marked so (a map: by "count") and all byte strings, N in bytes; secrets by
// {"secret": MEMBER, "length": N}. Members that nobody declared are dropped, and a value of
// another type than declared is replaced by {"mistyped": TYPE}.
[[nodiscard]] nlohmann::json elide(std::string_view method, const nlohmann::json& result);

// Where secrets stand in the params and the result of a method: JSON pointers, "*" for any element
// of an array or a map ("/value", "/users/*/password").
struct SecretPaths {
  std::vector<std::string> params;
  std::vector<std::string> result;
};
[[nodiscard]] SecretPaths secret_paths(std::string_view method);

// The texts of the secrets within the value, as they stand in it.
[[nodiscard]] std::vector<std::string> secret_texts(const Type& type, const nlohmann::json& value);

// The same for a value of any declared type.
[[nodiscard]] nlohmann::json redact_value(const Type& type, const nlohmann::json& value,
                                          SecretNames& names);
[[nodiscard]] nlohmann::json elide_value(const Type& type, const nlohmann::json& value);
[[nodiscard]] std::vector<std::string> secret_paths_of(const Type& type);

}  // namespace cmk::harness
