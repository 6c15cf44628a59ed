// The state of Key Vault: vaults with their keys, living and deleted.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reference/core/instant.h"
#include "reference/core/log.h"
#include "reference/core/persistent_map.h"
#include "reference/core/tracked_map.h"
#include "reference/crypto/backend.h"
#include "reference/entra/key_action.h"
#include "reference/key_vault/ip_range.h"
#include "reference/key_vault/rotation_policy.h"

namespace cmk::key_vault {

// The private key of a version. Equal when the numbers are: an imported or restored key is parsed
// anew, so that two systems of one history hold it twice.
class KeyMaterial {
 public:
  KeyMaterial() = default;
  KeyMaterial(crypto::RsaKeyPtr key) : key_(std::move(key)) {}
  explicit operator bool() const { return key_ != nullptr; }
  const crypto::RsaKey& operator*() const { return *key_; }
  const crypto::RsaKey* operator->() const { return key_.get(); }
  bool operator==(const KeyMaterial& other) const {
    if (key_ == nullptr || other.key_ == nullptr) return key_ == other.key_;
    return key_ == other.key_ || key_->public_numbers() == other.key_->public_numbers();
  }

 private:
  crypto::RsaKeyPtr key_;
};

struct KeyVersion {
  std::string version;   // 32 hexadecimal digits
  KeyMaterial material;  // none of an EC key
  std::string kty;
  std::vector<std::string> key_ops;
  bool enabled = true;
  std::optional<Instant> nbf;
  std::optional<Instant> exp;
  Instant created = 0;
  Instant updated = 0;
  std::map<std::string, std::string> tags;
  std::string crv = {};  // the curve of an EC key, else empty
  bool operator==(const KeyVersion&) const = default;
};

struct Key {
  std::string name;                  // as first written; names are compared without regard to case
  std::vector<KeyVersion> versions;  // oldest first, never empty
  std::string current;               // the version that a versionless identifier means
  std::optional<RotationPolicy> policy;
  std::optional<Instant> rotation_due;  // booked in the agenda
  bool operator==(const Key&) const = default;
};

struct DeletedKey {
  Key key;
  Instant deletedDate = 0;
  Instant scheduledPurgeDate = 0;
  bool operator==(const DeletedKey&) const = default;
};

struct AccessPolicy {
  std::string tenantId;
  std::vector<std::string> listed;  // as written
  entra::KeyActionSet granted;
  bool operator==(const AccessPolicy&) const = default;
};

enum class LockLevel { CanNotDelete, ReadOnly };

struct NetworkRules {
  bool public_access = true;  // publicNetworkAccess
  bool bypass = true;         // trusted services get past the rules
  bool allow_by_default = true;
  std::vector<IpRange> ranges;
  bool operator==(const NetworkRules&) const = default;
};

struct AuditRecord {
  Instant time = 0;
  std::string operationName;
  std::string caller;
  std::string key;
  std::string version;
  int httpStatusCode = 0;
  bool operator==(const AuditRecord&) const = default;
};

struct VaultRecord {
  std::string id;  // ARM id
  std::string name;
  std::string subscriptionId;
  std::string location;
  std::string tenantId;
  bool soft_delete = true;
  std::int64_t retention_days = 90;
  bool purge_protection = false;
  bool rbac = false;
  NetworkRules network;
  PersistentMap<std::string, AccessPolicy> policies;  // by objectId
  std::optional<LockLevel> lock;
  bool audited = false;
  bool recovered = false;  // was deleted once
  Log<AuditRecord> audit_log;
  PersistentMap<std::string, Key> keys;  // by lower-case name
  PersistentMap<std::string, DeletedKey> deleted_keys;
  bool operator==(const VaultRecord&) const = default;
};

struct DeletedVault {
  VaultRecord vault;
  Instant deletedDate = 0;
  Instant scheduledPurgeDate = 0;
  bool operator==(const DeletedVault&) const = default;
};

// By lower-case name; a name is in one of the two at most.
struct VaultStore {
  TrackedMap<std::string, VaultRecord> live;
  TrackedMap<std::string, DeletedVault> deleted;

  // The names of the vaults that changed, living or deleted, since this was last called: each once,
  // in their order. The audit log is no change.
  [[nodiscard]] std::vector<std::string> take_changes();
  [[nodiscard]] bool has_changes() const { return live.has_changes() || deleted.has_changes(); }
  bool operator==(const VaultStore&) const = default;
};

}  // namespace cmk::key_vault
