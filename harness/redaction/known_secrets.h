// The one redaction: everything of a target that is written down passes it. It knows the secrets of
// a case in every usual notation, pieces of 8 bytes and more included, and private key material
// whoever's it is.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "harness/redaction/decoders.h"
#include "harness/redaction/secret_index.h"
#include "harness/redaction/sighting.h"

namespace cmk::harness {

class KnownSecrets {
 public:
  // From now on these bytes are not shown, nor, when they are base64url text, what they stand for.
  // `name` stands in place of them; "" where they have none. Of a secret of 4 to 7 bytes only the
  // bytes as they are are known, and nothing of a shorter one.
  void add(const std::string& name, std::string_view secret);

  // Whether no secret was added.
  [[nodiscard]] bool is_empty() const { return is_empty_; }
  [[nodiscard]] bool is_clean(std::string_view text) const;

  // The text with "[secret dek-1, 32 bytes, in hex]" in place of what shows one, and of whatever
  // stands beside it without a space between. Key material of no known secret: from where it begins
  // to the end "[private key, 1700 characters, in PEM]".
  [[nodiscard]] std::string clean(std::string_view text) const;

  // The value with {"secret": NAME, "length": N} in place of each text in which a secret shows, N
  // in bytes of the text; so stands the whole where a secret is spread over several texts. Names of
  // members are cleaned as texts are.
  void clean_json(nlohmann::json& value) const;

 private:
  void add_bytes(const SecretName& name, std::string_view bytes);
  [[nodiscard]] Sightings sightings(std::string_view text) const;
  void clean_parts(nlohmann::json& value) const;
  [[nodiscard]] bool is_private(const std::string& member, const nlohmann::json& value) const;

  struct Plain {
    SecretName name;
    SecretString text;
  };
  bool is_empty_ = true;
  SecretIndex index_;
  std::vector<Plain> plain_;  // without a telling window: looked for as they are
};

}  // namespace cmk::harness
