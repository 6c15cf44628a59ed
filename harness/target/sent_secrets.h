// The secrets that a target was sent or gave since its last reset, for no text of it to show.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "harness/protocol/model.h"
#include "harness/redaction/known_secrets.h"

namespace cmk::harness {

class SentSecrets {
 public:
  SentSecrets() = default;
  SentSecrets(std::initializer_list<std::string_view> texts) : texts_(texts.begin(), texts.end()) {}

  // Notes the secrets that the value of a declared type holds.
  void add(const Type& type, const nlohmann::json& value);
  // Forgets them all, and wipes them.
  void clear() { std::vector<SecretString>().swap(texts_); }

  // The text without any of them, as KnownSecrets::clean() says.
  [[nodiscard]] std::string clean(std::string_view text) const;

 private:
  std::vector<SecretString> texts_;  // as they stand on the wire
};

}  // namespace cmk::harness
