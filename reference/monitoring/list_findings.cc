#include "reference/monitoring/list_findings.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "reference/entra/arm_id.h"
#include "reference/monitoring/findings.h"
#include "reference/service/findings.h"

namespace cmk::monitoring {

Result<service::FindingList> apply(Room& room, const ListFindings& op) {
  if (!entra::subscription_of(op.scope)) {
    return refuse(Reason::invalidParameter, "the scope is no ARM id");
  }
  service::FindingList list{service::findings_of_resources(room, op.scope)};
  std::ranges::move(findings_of_vaults(room, op.scope), std::back_inserter(list.value));
  std::ranges::sort(list.value, {}, [](const service::Finding& finding) {
    return std::tie(finding.resourceId, finding.requirement, finding.name);
  });
  return list;
}

}  // namespace cmk::monitoring
