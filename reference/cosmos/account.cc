#include "reference/cosmos/account.h"

#include "reference/core/text.h"
#include "reference/cosmos/revocation_rules.h"
#include "reference/cosmos/rules.h"
#include "reference/key_vault/key_lookup.h"
#include "reference/service/key_holder.h"
#include "reference/service/protection.h"
#include "reference/service/told.h"

namespace cmk::cosmos {
namespace {

// The version in use (azure-facts 4.3).
std::string version_told(const Room& room, const service::Resource& resource) {
  const service::KeyEpoch& epoch = resource.ring.epochs.back();
  const auto vault = key_vault::find_vault(room, epoch.vault);
  if (!vault || !room.rules.fault(rules::kTellsTheCurrentVersion)) return epoch.version;
  const auto key = key_vault::find_key(room, **vault, epoch.name);
  return key ? (*key)->current : epoch.version;
}

void tell_status(const Rulebook& rules, service::Cause lost, Account& account) {
  if (rules.fault(rules::kStatusLeftOut)) return;
  if (rules.fault(rules::kLossUntold)) lost = service::Cause::none;
  account.customerManagedKeyStatus = service::key_status(lost);
  if (lost == service::Cause::none || rules.fault(rules::kCauseUntold)) return;
  account.substatus = service::info(lost).substatus;
}

void tell_key(const Room& room, const service::Resource& resource, Account& account) {
  const Rulebook& rules = room.rules;
  if (!resource.key) {
    if (rules.fault(rules::kKeyUriAlwaysShown)) account.keyVaultKeyUri.emplace();
    if (rules.fault(rules::kStatusWithoutKey)) {
      account.customerManagedKeyStatus = service::key_status(service::Cause::none);
    }
    return;
  }
  if (!rules.fault(rules::kKeyUriHidden)) account.keyVaultKeyUri = resource.key->key_uri;
  account.keyVaultKeyUriVersion = version_told(room, resource);
  tell_status(rules, resource.lost, account);
}

bool is_form_refused(const Rulebook& rules, service::IdentityKind kind) {
  return (kind == service::IdentityKind::FirstParty && rules.fault(rules::kFirstPartyRefused)) ||
         (kind == service::IdentityKind::UserAssigned && rules.fault(rules::kUserAssignedRefused));
}

}  // namespace

Account account_of(const Room& room, const service::Resource& resource) {
  return account_of(room, {&resource, room.accounts.live.find(to_lower(resource.id))});
}

Account account_of(const Room& room, const AccountView& view) {
  const service::Resource& resource = *view.resource;
  const AccountRecord& record = *view.record;
  Account account;
  account.id = resource.id;
  account.name = resource.name;
  account.location = resource.location;
  account.api = record.api;
  account.defaultIdentity = service::to_string(record.default_identity);
  account.identity = service::told(room, resource.identities, resource.id);
  account.backupPolicy = record.backup;
  account.enableAnalyticalStorage = record.analytical_storage;
  tell_key(room, resource, account);
  return account;
}

Account add_account(Room& room, service::Resource resource, AccountRecord record) {
  room.accounts.live.put(to_lower(resource.id), std::move(record));
  return account_of(room, service::add_resource(room, std::move(resource)));
}

Result<AccountView> find_account(const Room& room, std::string_view id) {
  const std::string key = to_lower(id);
  const AccountRecord* record = room.accounts.live.find(key);
  if (record == nullptr) return refuse(Reason::notFound, "no such account");
  return AccountView{room.estate.resources.find(key), record};
}

Result<AccountUse> edit_account(Room& room, std::string_view id) {
  const std::string key = to_lower(id);
  AccountRecord* record = room.accounts.live.edit(key);
  if (record == nullptr) return refuse(Reason::notFound, "no such account");
  return AccountUse{room.estate.resources.edit(key), record};
}

Result<void> check_open(const Room& room, const service::Resource& resource) {
  Result<void> open = service::check_accessible(resource);
  if (open || service::serves_while_lost(room, resource)) return {};
  return std::unexpected(service::told(room.rules, std::move(open.error())));
}

Result<service::IdentityChoice> read_default_identity(const Room& room,
                                                      const service::Resource& resource,
                                                      const std::optional<std::string>& text) {
  service::IdentityChoice choice;
  if (!text) {
    if (room.rules.fault(rules::kSystemIdentityByDefault)) {
      choice.kind = service::IdentityKind::SystemAssigned;
    }
    return choice;
  }
  const auto parsed = service::parse_choice(*text);
  if (!room.rules.holds(rules::kDefaultIdentityWellFormed, parsed.has_value())) {
    return refuse(Reason::invalidIdentity,
                  "defaultIdentity is FirstPartyIdentity, SystemAssignedIdentity or "
                  "UserAssignedIdentity=<resource id>");
  }
  choice = parsed.value_or(choice);
  if (is_form_refused(room.rules, choice.kind)) return refuse(Reason::invalidIdentity);
  if (!room.rules.holds(rules::kDefaultIdentityIsOwn, service::has_identity(resource, choice))) {
    return refuse(Reason::invalidIdentity, "the account does not have this identity");
  }
  return choice;
}

}  // namespace cmk::cosmos
