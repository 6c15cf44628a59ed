#include "harness/explore/lose.h"

#include "harness/explore/choose.h"

namespace cmk::explore {
namespace {

void drop_one(const Shaper& shaper, std::vector<std::string>& list) {
  if (list.empty()) return;
  list.erase(list.begin() + static_cast<std::ptrdiff_t>(shaper.draw.below(list.size())));
}

}  // namespace

void lose(const Shaper& shaper, key_vault::KeyUpdate& op) {
  constexpr std::array<Seconds, 5> kSoon = {0, 1, kMinute, kHour, kDay};
  op.key_ops.reset();
  op.attributes.emplace();
  switch (shaper.draw.below(5)) {
    case 0:
    case 1:
      op.attributes->enabled = false;
      return;
    case 2:
      op.attributes->exp = shaper.now + shaper.draw.of(kSoon);
      return;
    case 3:
      op.attributes->nbf = shaper.now + shaper.draw.of(kSoon);
      return;
    default:
      op.attributes.reset();
      op.key_ops = {{"wrapKey", "unwrapKey", "encrypt", "decrypt", "sign", "verify"}};
      drop_one(shaper, *op.key_ops);
  }
}

void lose(const Shaper& shaper, key_vault::VaultUpdate& op) {
  const std::string vault = op.vault;
  op = {};
  op.vault = vault;
  switch (shaper.draw.below(5)) {
    case 0:
    case 1:
      op.publicNetworkAccess = "Disabled";
      return;
    case 2:
      op.networkAcls = key_vault::NetworkAcls{"None", "Deny", {}};
      if (shaper.draw.one_in(2)) {
        const auto& addresses = meaning_of("IpRule", "value").usual;
        op.networkAcls->ipRules = {
            {std::string(shaper.draw.one_in(2) ? shaper.draw.of(addresses) : addresses[1])}};
      }
      return;
    case 3:
      op.enableSoftDelete = shaper.draw.one_in(2);
      return;
    default:
      op.enableRbacAuthorization = shaper.draw.one_in(2);
  }
}

void lose(const Shaper& shaper, key_vault::VaultSetAccessPolicy& op) {
  std::vector<std::string>& permissions = op.accessPolicy.permissions.keys;
  if (shaper.draw.one_in(2)) {
    permissions.clear();
    // All but one, or half of them.
    const bool half = shaper.draw.one_in(2);
    for (const std::string_view each : meaning_of("Permissions", "keys").usual) {
      if (each != "all" && !(half && shaper.draw.one_in(2))) permissions.emplace_back(each);
    }
  } else {
    permissions.assign(kServicePermissions.begin(), kServicePermissions.end());
  }
  drop_one(shaper, permissions);
}

}  // namespace cmk::explore
