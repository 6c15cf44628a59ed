#include "reference/service/identities.h"

#include <algorithm>

#include "reference/core/text.h"
#include "reference/entra/system_assigned.h"
#include "reference/service/rules.h"

namespace cmk::service {
namespace {

constexpr std::string_view kUserAssignedPrefix = "UserAssignedIdentity=";

struct TypeRow {
  std::string_view text;
  bool system_assigned;
  bool user_assigned;
};
constexpr std::array kTypes = {
    TypeRow{"None", false, false}, TypeRow{"SystemAssigned", true, false},
    TypeRow{"UserAssigned", false, true}, TypeRow{"SystemAssigned,UserAssigned", true, true}};

// "SystemAssigned, UserAssigned" with a space is written, too.
std::string without_spaces(std::string_view text) {
  std::string out(text);
  std::erase(out, ' ');
  return out;
}

Result<void> check_assignable(const entra::Room& room, const std::string& id,
                              std::string_view resource_id, std::string_view tenant) {
  const entra::Principal* principal = room.directory.principals.find(to_lower(id));
  if (principal == nullptr || principal->deleted) {
    return refuse(Reason::notFound, "no such identity");
  }
  if (!room.rules.holds(rules::kOnlyUserAssignedIsShared,
                        entra::is_assignable(*principal, resource_id)) ||
      room.rules.fault(rules::kUserAssignedRefused)) {
    return refuse(Reason::invalidIdentity, "the identity is not user-assigned");
  }
  if (!room.rules.holds(rules::kIdentityInTenant, principal->tenantId == tenant)) {
    return refuse(Reason::wrongTenant);
  }
  return {};
}

}  // namespace

bool Identities::has_user_assigned(std::string_view id) const {
  return std::ranges::any_of(user_assigned,
                             [&](const std::string& own) { return equal_ignoring_case(own, id); });
}

Result<Identities> read_identities(const entra::Room& room,
                                   const std::optional<ResourceIdentity>& given,
                                   std::string_view resource_id, std::string_view tenant) {
  if (!given) return Identities{};
  const std::string type = without_spaces(given->type);
  const auto* row = std::ranges::find_if(
      kTypes, [&](const TypeRow& each) { return equal_ignoring_case(each.text, type); });
  if (row == kTypes.end()) {
    return refuse(Reason::invalidParameter,
                  "identity.type is None, SystemAssigned, UserAssigned or both");
  }
  if (row->user_assigned == given->userAssignedIdentities.empty()) {
    return refuse(Reason::invalidParameter,
                  "userAssignedIdentities are given exactly when the type names them");
  }
  Identities identities{row->system_assigned, {}};
  for (const std::string& id : given->userAssignedIdentities) {
    if (Result<void> may = check_assignable(room, id, resource_id, tenant); !may) {
      return std::unexpected(may.error());
    }
    if (!identities.has_user_assigned(id)) identities.user_assigned.push_back(id);
  }
  return identities;
}

ResourceIdentity told(const entra::Room& room, const Identities& identities,
                      std::string_view resource_id) {
  ResourceIdentity told;
  told.type = std::ranges::find_if(kTypes, [&](const TypeRow& row) {
                return row.system_assigned == identities.system_assigned &&
                       row.user_assigned == !identities.user_assigned.empty();
              })->text;
  told.userAssignedIdentities = identities.user_assigned;
  if (identities.system_assigned) {
    const entra::Principal* own = entra::find_system_assigned(room.directory, resource_id);
    if (own != nullptr) told.principalId = own->principalId;
  }
  return told;
}

std::optional<IdentityChoice> parse_choice(std::string_view text) {
  if (text == "FirstPartyIdentity") return IdentityChoice{IdentityKind::FirstParty, {}};
  if (text == "SystemAssignedIdentity") return IdentityChoice{IdentityKind::SystemAssigned, {}};
  if (!text.starts_with(kUserAssignedPrefix)) return std::nullopt;
  const std::string_view id = text.substr(kUserAssignedPrefix.size());
  if (id.empty()) return std::nullopt;
  return IdentityChoice{IdentityKind::UserAssigned, std::string(id)};
}

std::string to_string(const IdentityChoice& choice) {
  switch (choice.kind) {
    case IdentityKind::FirstParty:
      return "FirstPartyIdentity";
    case IdentityKind::SystemAssigned:
      return "SystemAssignedIdentity";
    case IdentityKind::UserAssigned:
      break;
  }
  return concat({kUserAssignedPrefix, choice.id});
}

}  // namespace cmk::service
