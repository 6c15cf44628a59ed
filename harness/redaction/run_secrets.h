// The redaction of a whole run: its secrets add up, and texts that were looked through once are not
// looked through again. Most texts of a run recur in every case.
#pragma once

#include <functional>
#include <string_view>
#include <unordered_set>

#include "harness/redaction/known_secrets.h"

namespace cmk::harness {

class RunSecrets {
 public:
  // A text with the names that were drawn for this case alone as they stand in every other one.
  // Texts that are equal so are looked through once: no name shows a secret.
  using Symbolic = std::function<std::string(std::string_view)>;

  // Forgets the secrets of the case before, and those of the run once they have grown beyond their
  // bound (512 KiB of secrets, 32 MiB of texts); called between cases.
  void start_case(Symbolic symbolic = {});

  // Knows the secret from now on: one that was `drawn` for this run until its end, since a target
  // may give it away much later, any other one in this case alone. What a scenario's file spells
  // out is public beyond it, and so the order of cases changes nothing.
  void add(const std::string& name, const std::string& secret, bool drawn);

  // As KnownSecrets does it.
  [[nodiscard]] std::string clean(const std::string& text);
  // Texts, names of members and lists of numbers are looked at each by itself.
  void clean(nlohmann::json& value);

 private:
  [[nodiscard]] bool is_clean(const std::string& text);
  [[nodiscard]] bool shows_no_drawn(const std::string& text);
  [[nodiscard]] bool is_clean(const nlohmann::json& value);

  KnownSecrets drawn_;
  KnownSecrets of_case_;
  std::unordered_set<std::size_t> added_;     // hashes of the drawn ones
  std::unordered_set<std::size_t> case_own_;  // and of those of the case
  std::size_t added_len_ = 0;
  Symbolic symbolic_;
  std::unordered_set<std::string> clean_texts_;  // of every drawn one; as symbolic_ has them
  std::size_t clean_len_ = 0;
  std::unordered_set<std::string> case_clean_texts_;  // of all that are known in this case
};

}  // namespace cmk::harness
