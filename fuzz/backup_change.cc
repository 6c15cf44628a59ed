// Two systems of the same seed, on two libraries, write the same backup (.backup) of a key; a
// backup that was changed is refused by both. On request the change is made below the seal, before
// the private key, and sealed again: then both read the same key out of it, or both refuse it.
#include <algorithm>

#include "fuzz/byte_changes.h"
#include "fuzz/planted.h"
#include "fuzz/two_libraries.h"
#include "reference/core/wire.h"
#include "reference/key_vault/backup_blob.h"
#include "reference/key_vault/key_backup.h"
#include "reference/testing/world.h"

namespace cmk::fuzz {
namespace {

using testing::World;

constexpr Property kProperty{"KEY-09", "backup_change"};

// A system on one library with a key, and the key's backup.
struct Side {
  explicit Side(std::shared_ptr<const crypto::Backend> library) {
    world.crypto = library;
    world.keys = std::make_shared<crypto::PreparedKeys>(std::move(library),
                                                        TwoLibraries::get().inputs().pool);
    world.person("admin").vault().allow("admin", {"all"}).key();
    backup = world.must(world.call<key_vault::KeyBackup>()).value;
  }
  [[nodiscard]] auto read(const Bytes& blob) { return key_vault::read_backup(world.room(), blob); }

  World world;
  Bytes backup;
};

// The backup in two parts: what is authenticated, and what is sealed.
struct Opened {
  Bytes head;
  Bytes nonce;
  Bytes content;
  std::size_t key_at = 0;  // where the private key's field begins in the content
};

Opened open_backup(Side& side) {
  WireReader wire(side.backup);
  (void)wire.take(8);
  for (int i = 0; i < 3; ++i) (void)wire.field();
  Opened out;
  const ByteView nonce = *wire.field();
  out.nonce.assign(nonce.begin(), nonce.end());
  out.head.assign(side.backup.begin(),
                  side.backup.end() - static_cast<std::ptrdiff_t>(wire.left()));
  const ByteView sealed = *wire.field();
  out.content.resize(sealed.size() - crypto::kGcmTagLen);
  auto gcm = side.world.crypto->aes_gcm(side.world.platform_key.view());
  kProperty.require((*gcm)->open(nonce, out.head, sealed, out.content).has_value(),
                    "not-sealed-so");
  const auto key = side.world.stored_key().versions[0].material->to_pkcs8();
  const auto found = std::ranges::search(out.content, key->view());
  out.key_at = static_cast<std::size_t>(found.begin() - out.content.begin()) - kFieldLen;
  return out;
}

Bytes sealed_again(Side& side, const Opened& opened, const Bytes& content) {
  Bytes out = opened.head;
  Bytes sealed(content.size() + crypto::kGcmTagLen);
  auto gcm = side.world.crypto->aes_gcm(side.world.platform_key.view());
  kProperty.require((*gcm)->seal(opened.nonce, opened.head, content, sealed).has_value(),
                    "no-seal");
  append_field(out, sealed);
  return out;
}

void check_same(Side& a, Side& b, const Bytes& blob, bool may_be_read) {
  const auto read_a = a.read(blob);
  const auto read_b = planted("backup-reader-refuses-tags") && blob.size() % 2 == 1
                          ? decltype(b.read(blob))(refuse(Reason::invalidBackup, ""))
                          : b.read(blob);
  kProperty.require(read_a.has_value() == read_b.has_value(), "read-by-one-alone");
  kProperty.require(!read_a || may_be_read, "changed-is-read");
  if (!read_a) return;
  const key_vault::Key& key_a = read_a->key;
  const key_vault::Key& key_b = read_b->key;
  kProperty.require(key_a.name == key_b.name && key_a.current == key_b.current &&
                        key_a.versions.size() == key_b.versions.size(),
                    "keys-differ");
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static Side a(TwoLibraries::get().both()[0]);
  static Side b(TwoLibraries::get().both()[1]);
  static const Opened kOpened = open_backup(a);
  kProperty.require(a.backup == b.backup, "backups-differ");
  ByteReader in(data, len);
  if (in.boolean()) {
    cmk::Bytes content = kOpened.content;
    change_bytes(in, content, kOpened.key_at);
    check_same(a, b, sealed_again(a, kOpened, content), true);
    return 0;
  }
  cmk::Bytes blob = a.backup;
  change_bytes(in, blob, blob.size());
  check_same(a, b, blob, blob == a.backup);
  return 0;
}
