// The state of Entra: tenants, subscriptions, principals and role assignments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reference/core/choices.h"
#include "reference/core/outcome.h"
#include "reference/core/persistent_map.h"
#include "reference/core/rulebook.h"
#include "reference/core/source.h"
#include "reference/core/tracked_map.h"
#include "reference/entra/role_table.h"

namespace cmk::entra {

struct Subscription {
  std::string subscriptionId;
  std::string tenantId;
  std::vector<std::string> resourceProviders;  // registered namespaces in lower case, sorted
  bool operator==(const Subscription&) const = default;
};

enum class PrincipalType { User, FirstParty, SystemAssigned, UserAssigned };

struct Principal {
  std::string id;  // ARM id of a managed identity; "/tenants/T/principals/NAME" of the others
  std::string name;
  PrincipalType type = PrincipalType::User;
  std::string tenantId;
  std::string principalId;  // the object id: what grants are made to
  std::string clientId;
  bool deleted = false;
  std::string resource = {};  // ARM id of what a system-assigned identity was created with
  std::string location = {};  // of a managed identity, folded
  bool operator==(const Principal&) const = default;
};

struct RoleAssignmentRecord {
  std::string id;
  std::string scope;
  std::string_view role;  // Role::name, of static storage
  std::string principalId;
  bool operator==(const RoleAssignmentRecord&) const = default;
};

class Directory {
 public:
  PersistentMap<std::string, std::tuple<>> tenants;              // by tenantId
  PersistentMap<std::string, Subscription> subscriptions;        // by subscriptionId
  TrackedMap<std::string, Principal> principals;                 // by lower-case id
  PersistentMap<std::string, std::string> ids_by_object_id;      // principalId to the key above
  PersistentMap<std::string, RoleAssignmentRecord> assignments;  // by assignment id

  // The principal that signs in with this object id; unauthenticated when there is none or it is
  // deleted (IDN-03).
  [[nodiscard]] Result<const Principal*> sign_in(const Rulebook& rules,
                                                 const std::string& principal_id) const;
  [[nodiscard]] const Principal* find_by_object_id(const std::string& principal_id) const;

  void add(RoleAssignmentRecord record);
  void remove_assignment(const std::string& id);
  // Takes away every assignment made at `scope` or below it.
  void remove_assignments_within(std::string_view scope);
  void remove_assignments_of(const std::string& principal_id);
  // Every assignment of one principal, in the order of their ids.
  [[nodiscard]] std::vector<const RoleAssignmentRecord*> assignments_of(
      const std::string& principal_id) const;

  // Whether a role of the principal covers the action at the resource.
  [[nodiscard]] bool allows(const std::string& principal_id, VaultAction action,
                            std::string_view resource) const;

  // What changed since this was last called, each once, in order.
  struct Changes {
    std::vector<std::string> principals;  // by lower-case id: made, deleted or recovered
    std::vector<std::string> grants;      // by principalId: assignments given or taken
    bool operator==(const Changes&) const = default;
  };
  [[nodiscard]] Changes take_changes();
  [[nodiscard]] bool has_changes() const {
    return principals.has_changes() || assignment_ids_.has_changes();
  }

  bool operator==(const Directory&) const = default;

 private:
  TrackedMap<std::string, std::vector<std::string>> assignment_ids_;  // by principalId
};

// Creating, importing, changing, deleting, recovering, backing up and rotating keys.
[[nodiscard]] bool is_key_management(KeyAction action);

// Whether the role covers the action: what the role table says, bent where a deviant bends it.
[[nodiscard]] bool role_covers(const Rulebook& rules, const Role& role, KeyAction action);

// What an operation of this room works on. Later rooms add to it.
struct Room {
  std::int64_t now = 0;
  const Rulebook& rules;
  const Choices& choices;
  Source& source;   // of what everybody may see: identifiers, versions, nonces
  Source& secrets;  // of data keys
  Directory& directory;
};

}  // namespace cmk::entra
