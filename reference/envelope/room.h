// What operations on envelopes and stored bytes work on.
#pragma once

#include "reference/envelope/data_key.h"
#include "reference/key_vault/room.h"

namespace cmk::envelope {

struct Storage {
  PersistentMap<std::string, DataKey> data_keys;  // by the place they are for
  PersistentMap<std::string, Bytes> records;      // by place
  bool operator==(const Storage&) const = default;
};

struct Room : key_vault::Room {
  Storage& storage;
};

}  // namespace cmk::envelope
