#include "reference/cosmos/container_create.h"

#include "reference/core/text.h"
#include "reference/cosmos/reserved_name.h"
#include "reference/cosmos/rules.h"
#include "reference/service/protection.h"

namespace cmk::cosmos {
namespace {

constexpr std::size_t kContainerNameMax = 255;  // bytes

// The fields that the paths begin with are ordinary ones in every API that has containers (RSV-05).
Result<void> check_fields(const Room& room, const AccountUse& account, const ContainerCreate& op) {
  std::vector<std::string> paths = op.indexedPaths;
  paths.push_back(op.partitionKeyPath.value_or(""));
  for (const std::string& path : paths) {
    const auto segments = split(path, '/');  // "", the field, …
    const std::string_view field = segments.size() > 1 ? segments[1] : std::string_view();
    Result<void> free = check_column(room, account, field, Naming::regularColumn);
    if (!free) return free;
  }
  return {};
}

Result<void> check(const Room& room, const AccountUse& account, const ContainerCreate& op) {
  if (op.name.empty() || op.name.size() > kContainerNameMax || op.name.contains('\0')) {
    return refuse(Reason::invalidName, "a container's name is 1 to 255 bytes without NUL");
  }
  if (!room.rules.holds(rules::kKeysAreTheAccounts, !op.keyVaultKeyUri)) {
    return refuse(Reason::invalidParameter, "a key holds for the whole account");
  }
  if (account.resource->data.containers.contains(op.name)) return refuse(Reason::nameTaken);
  return check_fields(room, account, op);
}

}  // namespace

Result<ContainerInfo> apply(Room& room, const ContainerCreate& op) {
  Result<AccountUse> account = edit_account(room, op.account);
  if (!account) return std::unexpected(account.error());
  service::Resource& resource = *account->resource;
  if (Result<void> open = check_open(room, resource); !open) {
    return std::unexpected(open.error());
  }
  if (Result<void> valid = check(room, *account, op); !valid) {
    return std::unexpected(valid.error());
  }
  resource.data.containers.put(
      op.name, {op.name, op.partitionKeyPath.value_or(""), op.indexedPaths, {}, {}});
  remember(room, resource);
  return ContainerInfo{op.name, op.partitionKeyPath, op.indexedPaths};
}

}  // namespace cmk::cosmos
