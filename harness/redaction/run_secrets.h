// The redaction of a whole run: its secrets add up, and texts that were looked through once are not
// looked through again. Most texts of a run recur in every case.
#pragma once

#include <unordered_set>

#include "harness/redaction/known_secrets.h"

namespace cmk::harness {

class RunSecrets {
 public:
  // Forgets everything once it has grown beyond its bound (512 KiB of secrets, 32 MiB of texts);
  // called between cases.
  void start_case();

  // Knows the secret from now on. One that was `drawn` for this run stands in no text that was said
  // before: those that were found clean stay so. Nothing is known of one below 8 bytes.
  void add(const std::string& name, const std::string& secret, bool drawn);

  // As KnownSecrets does it.
  [[nodiscard]] std::string clean(const std::string& text);
  // Texts, names of members and lists of numbers are looked at each by itself.
  void clean(nlohmann::json& value);

 private:
  [[nodiscard]] bool is_clean(const std::string& text);
  [[nodiscard]] bool is_clean(const nlohmann::json& value);

  KnownSecrets known_;
  std::unordered_set<std::size_t> added_;  // hashes of the secrets
  std::size_t added_len_ = 0;
  std::unordered_set<std::string> clean_texts_;
  std::size_t clean_len_ = 0;
};

}  // namespace cmk::harness
