// The keys that a resource's data lies under, and the two layers that they make.
//
// An account's records carry the service's layer, and with a customer's key a second one inside
// it, under a data key of its own that the customer's key wraps (cosmos, double encryption). A
// cluster's carry one: under the service's key, which the customer's key wraps where there is one
// (vCore, encryption at rest; pg, data encryption).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reference/core/outcome.h"
#include "reference/core/source.h"
#include "reference/crypto/backend.h"
#include "reference/service/data_store.h"

namespace cmk::service {

inline constexpr std::size_t kDataKeyLen = 32;  // bytes; AES-256
inline constexpr std::string_view kWrapAlg = "RSA-OAEP-256";
inline constexpr std::string_view kEnc = "A256GCM";

// The data key as one version of the customer's key holds it.
struct KeyEpoch {
  std::string vault;
  std::string name;
  std::string version;
  Bytes wrapped;  // RSA-OAEP-256
  bool operator==(const KeyEpoch&) const = default;
};

struct KeyRing {
  SecretBytes service_key;  // in clear: the service's own. Empty where the customer's key wraps it
  SecretBytes data_key;     // under the customer's key; empty while that cannot be used
  std::vector<KeyEpoch> epochs;  // every wrapping of the data key so far, the last one in force

  [[nodiscard]] bool under_customer_key() const { return !epochs.empty(); }
  [[nodiscard]] bool two_layers() const { return under_customer_key() && !service_key.empty(); }
  bool operator==(const KeyRing&) const = default;
};

// What binds a record to its place: resource, container and id, as authenticated data.
[[nodiscard]] Bytes place_of(std::string_view resource_id, std::string_view container,
                             std::string_view id);

// Seals a record's content as it is stored. The ring must hold its keys in clear.
[[nodiscard]] StoredRecord seal(const crypto::Backend& crypto, Source& source, const KeyRing& ring,
                                ByteView place, ByteView content);
// The content again; recordDamaged when a layer's tag does not match.
[[nodiscard]] Result<SecretBytes> open(const crypto::Backend& crypto, const KeyRing& ring,
                                       ByteView place, const StoredRecord& record);

}  // namespace cmk::service
