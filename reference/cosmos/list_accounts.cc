#include "reference/cosmos/list_accounts.h"

#include "reference/cosmos/revocation_rules.h"

namespace cmk::cosmos {

Result<AccountList> apply(Room& room, const ListAccounts& op) {
  if (!room.directory.subscriptions.contains(op.subscriptionId)) {
    return refuse(Reason::notFound, "no such subscription");
  }
  AccountList list;
  room.accounts.live.for_each([&](const std::string& key, const AccountRecord& record) {
    const service::Resource& resource = *room.estate.resources.find(key);
    const bool hidden =
        !resource.accessible() && room.rules.fault(rules::kRevokedAccountIsUnlisted);
    if (resource.subscriptionId == op.subscriptionId && !hidden) {
      list.value.push_back(account_of(room, {&resource, &record}));
    }
  });
  return list;
}

}  // namespace cmk::cosmos
