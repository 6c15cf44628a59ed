// The bytes of a key backup. Only the system that made it can read it: all but the header is sealed
// under a key of the system's own (AES-256-GCM).
//   backup  := "CMKBAK1\n" header sealed
//   header  := field(subscription) field(geography) field(vault) field(nonce, 12 bytes)
//   sealed  := field(ciphertext and tag)          (authenticated data: everything before it)
//   content := field(name) count(4 bytes) version*
//   version := field(version) field(kty) count(4 bytes) field(operation)* flags(1 byte)
//              nbf(8) exp(8) created(8) updated(8) count(4 bytes) (field(tag) field(value))*
//              field(PKCS#8)
#pragma once

#include <string>

#include "reference/key_vault/room.h"

namespace cmk::key_vault {

inline constexpr std::size_t kBackupMax = std::size_t{1} << 20;  // bytes

struct BackupHeader {
  std::string subscriptionId;
  std::string geography;
  std::string vault;
};

struct Backup {
  BackupHeader header;
  Key key;
};

// The backup of a key with all its versions.
[[nodiscard]] Result<Bytes> write_backup(Room& room, const VaultRecord& vault, const Key& key);

// Reads a backup made by this system; invalidBackup for anything else, whatever is wrong with it.
[[nodiscard]] Result<Backup> read_backup(const Room& room, ByteView blob);

}  // namespace cmk::key_vault
