#pragma once

#include "reference/monitoring/room.h"
#include "reference/service/finding.h"

namespace cmk::monitoring {

// finding.list: of a service's resources (service/findings.h) and of the vaults that they use
// (findings.h). It stands here because whether anyone would be told of a loss is known here alone.
struct ListFindings {
  using Answer = service::FindingList;
  std::string scope;
  bool operator==(const ListFindings&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListFindings, (), (scope))

// invalidParameter when the scope is no ARM id. One that nothing lies in has no findings.
Result<service::FindingList> apply(Room& room, const ListFindings& op);

}  // namespace cmk::monitoring

namespace cmk {
template <>
struct Note<monitoring::ListFindings> {
  static constexpr std::string_view kName = "finding.list";
  static constexpr std::string_view kSentence = "Lists what is accepted, but not as recommended.";
  static constexpr std::array kFields = {
      FieldNote{"scope",
                "The ARM id of a resource, or of what it lies in; that of a vault for what is "
                "missing at the vault."}};
};
}  // namespace cmk
