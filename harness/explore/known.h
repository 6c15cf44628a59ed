// What an exploration knows of the world that it acts on: names that were accepted, and what
// answers told of. It knows nothing that a caller could not know.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "harness/explore/meaning.h"
#include "reference/operations.h"

namespace cmk::explore {

struct KnownKey {
  std::string vault;
  std::string name;
  std::vector<std::string> versions;  // the oldest first
  bool is_deleted = false;
};

// Bytes that the system made, to be given back to it.
enum class MadeKind { wrapped, encrypted, signature, backup, envelope, stored };
struct Made {
  MadeKind kind = MadeKind::wrapped;
  std::string vault;
  std::string name;
  std::string version;
  std::string alg;
  Bytes value;
  Bytes digest;                       // of a signature
  envelope::EnvelopeContext context;  // of an envelope and of stored bytes
};

// Where a record was written.
struct KnownRecord {
  std::string resource;
  std::string container;
  std::string id;
  bool operator==(const KnownRecord&) const = default;
};

struct KnownTable {
  std::string account;
  std::string name;
  std::vector<std::string> columns;
};

// What an account can be restored from.
struct KnownBackup {
  std::string source;
  std::string account;            // resource id
  std::vector<Instant> instants;  // of its backups, or the ends of what can be restored
};

// Who was granted something in a vault, whatever it was; vault "" where it holds for all of them.
struct KnownGrant {
  std::string vault;
  std::string principal;
  bool operator==(const KnownGrant&) const = default;
};

struct KnownIdentity {
  std::string id;
  std::string principalId;
};

struct KnownAssignment {
  std::string id;
  entra::RoleAssign assign;
};

// Where a record can be written.
struct KnownPlace {
  std::string resource;
  std::string container;
  bool operator==(const KnownPlace&) const = default;
};

// What a service may be asked to hold under policies: vCore needs all four, the others three.
inline constexpr std::array<std::string_view, 4> kServicePermissions = {"get", "list", "wrapKey",
                                                                        "unwrapKey"};

struct Known {
  std::array<std::vector<std::string>, kNumMeanings> texts;
  std::vector<KnownKey> keys;
  std::vector<Made> made;
  std::vector<KnownRecord> records;
  std::vector<KnownTable> tables;
  std::vector<KnownBackup> backups;
  // Those that let a service use keys; and all of them, whatever they let.
  std::vector<KnownGrant> grants;
  std::vector<KnownGrant> permits;
  // Vaults where what is deleted can be purged.
  std::vector<std::string> unprotected;
  std::vector<KnownIdentity> identities;
  std::vector<KnownAssignment> assignments;
  std::vector<KnownPlace> places;
  // Operations that were accepted and whose demands are many: creations, changes and restores, the
  // last two of each method.
  std::vector<std::shared_ptr<const AnyParams>> examples;
  // What gives back what was taken, the latest loss last.
  std::vector<AnyParams> remedies;
  // When data was changed; what is restored is what it was then.
  std::vector<Instant> moments;
  // Which of several things of one kind the trace is mostly about.
  std::size_t focus = 0;
  // By name and by id; what is deleted can perhaps be recovered.
  std::vector<std::string> deleted_vaults;
  std::vector<std::string> deleted_identities;
  // At which something happens, as far as parameters and answers tell; ascending.
  std::vector<Instant> instants;

  [[nodiscard]] const std::vector<std::string>& of(Meaning meaning) const {
    return texts[static_cast<std::size_t>(meaning)];
  }
  // Puts a text among those of the meaning, unless it is there; the oldest but the first three go
  // where there would be more than a dozen.
  void add(Meaning meaning, std::string_view text);
  // Takes a text from those of the meaning.
  void drop(Meaning meaning, std::string_view text);
  void add_instant(Instant at);
  // Drops instants that have passed long ago.
  void pass(Instant now);

  // Takes over what an accepted operation named and what its answer told of.
  void learn(const Operation& operation, const AnyAnswer& answer);
  // Keeps what gives back what an accepted operation took, if it took anything; false otherwise. To
  // be asked before learn().
  bool learn_loss(const Operation& operation);
  void add_remedy(AnyParams remedy);
  // Forgets what was to be recovered or purged, and was not found: its retention has ended.
  void miss(const AnyParams& params);
};

}  // namespace cmk::explore
