// What operations on vaults and keys work on.
#pragma once

#include "reference/core/agenda.h"
#include "reference/crypto/backend.h"
#include "reference/crypto/key_source.h"
#include "reference/entra/directory.h"
#include "reference/key_vault/vault_store.h"

namespace cmk::key_vault {

struct Room : entra::Room {
  Agenda& agenda;
  const crypto::Backend& crypto;
  crypto::KeySource& keys;
  crypto::KeySource::Position& keys_taken;
  ByteView platform_key;  // AES-256: seals what only this system may read (backups)
  VaultStore& vaults;
};

}  // namespace cmk::key_vault
