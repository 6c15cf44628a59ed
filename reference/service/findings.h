// Recommendations of the documents: what is accepted and leaves a finding (KEY-03, VCR-22). A
// table, as the demands are.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reference/core/rulebook.h"
#include "reference/service/finding.h"

namespace cmk::service {

// What recommendations are about.
struct Advised {
  int bits = 0;                     // of the RSA modulus of the key version in use
  std::int64_t retention_days = 0;  // of the key's vault
  bool open_to_all = false;         // the vault lets every network in
};

// The findings of the living resources that lie in the scope. One whose key cannot be found leaves
// none: it is lost, which is more than a finding.
[[nodiscard]] std::vector<Finding> findings_of_resources(const Room& room, std::string_view scope);

// Whether a deviant refuses what leaves a finding.
[[nodiscard]] bool refuses_advised(const Rulebook& rules, Service service, const Advised& advised);

// Every rule of the table.
[[nodiscard]] std::vector<const Rule*> finding_rules();

}  // namespace cmk::service
