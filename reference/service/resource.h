// What an account and a cluster have in common: where it is, whose keys its data lies under, and
// whether those can be used. What only one service knows stands in that service's room, under the
// same key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reference/core/instant.h"
#include "reference/service/cause.h"
#include "reference/service/history.h"
#include "reference/service/identities.h"
#include "reference/service/key_ring.h"
#include "reference/service/service.h"

namespace cmk::service {

// The customer-managed key that a resource was told to use.
struct KeySetting {
  std::string key_uri;  // as given
  IdentityChoice identity;
  bool operator==(const KeySetting&) const = default;
};

// A change that happens some time inside a window (design, Windows).
enum class Transition {
  lose,    // the key cannot be used any more
  regain,  // it can be used again
  pickUp,  // a newer version of it becomes the one in use
};

// Identities that a restore carried over from another resource and that stay bound to it: they
// serve until that one is deleted and they would have to be renewed (cosmos, assign a new managed
// identity to the restored database account).
struct Loan {
  std::string lender;                     // instanceId of the resource that they are bound to
  std::vector<std::string> principalIds;  // object ids: a new identity of a name is another one
  std::optional<Instant> ends;            // when they can no longer be renewed; none: not yet known
  bool operator==(const Loan&) const = default;
};

struct Resource {
  Service service = Service::cosmos;
  std::string id;  // ARM id
  std::string name;
  std::string subscriptionId;
  std::string resourceGroup;
  std::string location;
  std::string tenantId;
  std::string instanceId;  // tells it from an earlier resource of its name
  Instant created = 0;
  Identities identities;
  std::optional<Loan> loan;       // of identities; none: all of them are its own
  std::optional<KeySetting> key;  // none: service-managed keys
  Cause lost = Cause::none;       // why the data cannot be reached; none: it can
  bool denied = false;  // a connection was refused since: what PostgreSQL reports a loss by
  std::vector<std::string> watches;  // its entries in Estate::watchers
  KeyRing ring;
  DataStore data;
  History history;
  Seconds retention = 0;  // of the history
  // vCore clusters: keys in Estate::resources.
  std::string replica_of;             // the primary that it follows; empty: it stands for itself
  std::vector<std::string> replicas;  // those that follow it
  bool operator==(const Resource&) const = default;

  [[nodiscard]] bool accessible() const { return lost == Cause::none; }
};

}  // namespace cmk::service
