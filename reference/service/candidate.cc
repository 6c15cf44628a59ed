#include "reference/service/candidate.h"

#include <array>

#include "reference/service/key_holder.h"
#include "reference/service/loan.h"

namespace cmk::service {
namespace {

Candidate look(Room& room, const Resource& resource, const IdentityChoice& choice,
               std::optional<key_vault::KeyIdentifier> key) {
  const entra::Principal* holder = find_holder(room, resource, choice);
  Candidate found{resource.service,
                  resource.tenantId,
                  resource.location,
                  holder,
                  has_identity(resource, choice),
                  holder != nullptr && is_on_ended_loan(room, resource, *holder),
                  std::move(key),
                  {},
                  room.now};
  if (found.key) {
    const std::string caller = found.identity == nullptr ? "" : found.identity->principalId;
    found.seen = key_vault::examine_key(room, {caller}, *found.key, needed_actions());
  }
  return found;
}

}  // namespace

std::span<const entra::KeyAction> needed_actions() {
  using entra::KeyAction;
  static constexpr std::array kNeeded = {KeyAction::get, KeyAction::list, KeyAction::wrapKey,
                                         KeyAction::unwrapKey};
  return kNeeded;
}

Candidate look_at_setting(Room& room, const Resource& resource, const KeySetting& setting) {
  return look(room, resource, setting.identity, key_vault::parse_key_identifier(setting.key_uri));
}

Candidate look_at_version(Room& room, const Resource& resource, const IdentityChoice& choice,
                          const KeyEpoch& epoch) {
  return look(room, resource, choice,
              key_vault::KeyIdentifier{epoch.vault, epoch.name, epoch.version});
}

Candidate look_at_key_in_use(Room& room, const Resource& resource) {
  return look_at_version(room, resource, resource.key->identity, resource.ring.epochs.back());
}

}  // namespace cmk::service
