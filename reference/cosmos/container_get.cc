#include "reference/cosmos/container_get.h"

namespace cmk::cosmos {

Result<ContainerInfo> apply(Room& room, const ContainerGet& op) {
  const Result<AccountView> account = find_account(room, op.account);
  if (!account) return std::unexpected(account.error());
  if (Result<void> open = check_open(room, *account->resource); !open) {
    return std::unexpected(open.error());
  }
  const service::Container* found = account->resource->data.containers.find(op.name);
  if (found == nullptr) return refuse(Reason::notFound, "no such container");
  ContainerInfo info{found->name, {}, found->indexed_paths};
  if (!found->partition_key_path.empty()) info.partitionKeyPath = found->partition_key_path;
  return info;
}

}  // namespace cmk::cosmos
