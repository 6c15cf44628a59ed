#include "reference/service/key_holder.h"

#include "reference/core/text.h"
#include "reference/entra/first_party.h"
#include "reference/entra/system_assigned.h"
#include "reference/service/rules.h"

namespace cmk::service {
namespace {

// The identity that the resource was told to use. A later one of its id is another one (IDN-05).
const entra::Principal* find_user_assigned(const Room& room, const IdentityChoice& choice) {
  if (choice.principal_id.empty() || room.rules.fault(rules::kNewIdentityTakesOver)) {
    return room.directory.principals.find(to_lower(choice.id));
  }
  return room.directory.find_by_object_id(choice.principal_id);
}

}  // namespace

const entra::Principal* find_holder(const Room& room, const Resource& resource,
                                    const IdentityChoice& choice) {
  const entra::Principal* principal = nullptr;
  switch (choice.kind) {
    case IdentityKind::FirstParty:
      principal = entra::first_party(room.directory, resource.tenantId);
      break;
    case IdentityKind::SystemAssigned:
      principal = entra::find_system_assigned(room.directory, resource.id);
      break;
    case IdentityKind::UserAssigned:
      principal = find_user_assigned(room, choice);
      break;
  }
  return principal == nullptr || principal->deleted ? nullptr : principal;
}

std::string holder_key(const Resource& resource, const IdentityChoice& choice) {
  switch (choice.kind) {
    case IdentityKind::FirstParty:
      return entra::first_party_key(resource.tenantId, *entra::app_of_provider(entra::kDocumentDb));
    case IdentityKind::SystemAssigned:
      return entra::system_assigned_key(resource.id);
    case IdentityKind::UserAssigned:
      break;
  }
  return to_lower(choice.id);
}

IdentityChoice resolved(const Room& room, const Resource& resource, IdentityChoice choice) {
  choice.principal_id.clear();
  const entra::Principal* holder = find_holder(room, resource, choice);
  if (choice.kind == IdentityKind::UserAssigned && holder != nullptr) {
    choice.principal_id = holder->principalId;
  }
  return choice;
}

bool has_identity(const Resource& resource, const IdentityChoice& choice) {
  switch (choice.kind) {
    case IdentityKind::FirstParty:
      return true;
    case IdentityKind::SystemAssigned:
      return resource.identities.system_assigned;
    case IdentityKind::UserAssigned:
      break;
  }
  return resource.identities.has_user_assigned(choice.id);
}

}  // namespace cmk::service
