#include "harness/explore/vocabulary.h"

#include <algorithm>
#include <array>

namespace cmk::explore {
namespace {

bool anything(const Known& /*known*/) { return true; }
template <Meaning kMeaning>
bool any_of(const Known& known) {
  return !known.of(kMeaning).empty();
}
template <MadeKind kKind>
bool any_made(const Known& known) {
  return std::ranges::any_of(known.made, [](const Made& made) { return made.kind == kKind; });
}
template <bool kDeleted>
bool any_key(const Known& known) {
  return std::ranges::any_of(known.keys,
                             [](const KnownKey& key) { return key.is_deleted == kDeleted; });
}
bool any_deleted_vault(const Known& known) { return !known.deleted_vaults.empty(); }
bool any_deleted_identity(const Known& known) { return !known.deleted_identities.empty(); }
bool any_place(const Known& known) { return !known.places.empty(); }
bool any_record(const Known& known) { return !known.records.empty(); }
bool any_table(const Known& known) { return !known.tables.empty(); }
bool any_backup(const Known& known) { return !known.backups.empty(); }

constexpr auto kSubjects = std::to_array<Subject>({
    {"tenant.", anything, 2},
    {"subscription.", anything, 2},
    {"identity.recover", any_deleted_identity, 4, "identity.delete"},
    {"identity.create", anything, 3},
    {"identity.", any_of<Meaning::identityId>, 3, "identity.create"},
    {"role.remove", any_of<Meaning::assignment>, 3, "role.assign"},
    {"role.", any_of<Meaning::principal>, 3, "identity.create"},
    {"vault.list", anything, 1},
    {"vault.create", anything, 3},
    {"vault.recover", any_deleted_vault, 4, "vault.delete"},
    {"vault.purge", any_deleted_vault, 3, "vault.delete"},
    {"vault.delete", any_of<Meaning::vault>, 3, "vault.create"},
    {"vault.unlock", any_of<Meaning::vault>, 2, "vault.lock"},
    {"vault.", any_of<Meaning::vault>, 4, "vault.create"},
    {"key.create", any_of<Meaning::vault>, 6, "vault.create"},
    {"key.import", any_of<Meaning::vault>, 4, "vault.create"},
    {"key.list", any_of<Meaning::vault>, 3, "vault.create"},
    {"key.delete", any_key<false>, 3, "key.create"},
    {"key.recover", any_key<true>, 8, "key.delete"},
    {"key.purge", any_key<true>, 6, "key.delete"},
    {"key.restore", any_made<MadeKind::backup>, 8, "key.backup"},
    {"key.unwrapKey", any_made<MadeKind::wrapped>, 12, "key.wrapKey"},
    {"key.decrypt", any_made<MadeKind::encrypted>, 8, "key.encrypt"},
    {"key.verify", any_made<MadeKind::signature>, 8, "key.sign"},
    {"key.", any_key<false>, 6, "key.create"},
    {"envelope.seal", any_key<false>, 4, "key.create"},
    {"envelope.", any_made<MadeKind::envelope>, 6, "envelope.seal"},
    {"account.create", any_of<Meaning::keyUri>, 6, "key.create"},
    {"account.listBackups", any_of<Meaning::account>, 8, "account.create"},
    {"account.list", anything, 2},
    {"account.restore", any_backup, 12, "account.listBackups"},
    {"account.delete", any_of<Meaning::account>, 2, "account.create"},
    {"account.", any_of<Meaning::account>, 5, "account.create"},
    {"container.", any_of<Meaning::account>, 3, "account.create"},
    {"table.create", any_of<Meaning::tableAccount>, 40},
    {"table.", any_table, 40},
    {"mongoCluster.createReplica", any_of<Meaning::mongo>, 5, "mongoCluster.create"},
    {"mongoCluster.create", any_of<Meaning::keyUri>, 4, "key.create"},
    {"mongoCluster.list", anything, 1},
    {"mongoCluster.delete", any_of<Meaning::mongo>, 2, "mongoCluster.create"},
    {"mongoCluster.", any_of<Meaning::mongo>, 5, "mongoCluster.create"},
    {"postgresCluster.create", any_of<Meaning::keyUri>, 4, "key.create"},
    {"postgresCluster.list", anything, 1},
    {"postgresCluster.delete", any_of<Meaning::postgres>, 2, "postgresCluster.create"},
    {"postgresCluster.", any_of<Meaning::postgres>, 5, "postgresCluster.create"},
    {"record.write", any_place, 12, "container.create"},
    {"record.", any_record, 10, "record.write"},
    {"storage.inspect", any_record, 5, "record.write"},
    {"storage.write", any_made<MadeKind::stored>, 4, "storage.inspect"},
    {"health.", any_of<Meaning::resource>, 3, "account.create"},
    {"alert.", any_of<Meaning::actionGroup>, 4, "actionGroup.create"},
    {"fault.", anything, 2},
});
// A row below one that begins its methods would never count.
static_assert([] {
  for (std::size_t i = 0; i < kSubjects.size(); ++i) {
    for (std::size_t j = i + 1; j < kSubjects.size(); ++j) {
      if (kSubjects[j].methods.starts_with(kSubjects[i].methods)) return false;
    }
  }
  return true;
}());

const std::array<Subject, kNumOperations>& subjects() {
  static const auto kByOperation = [] {
    std::array<Subject, kNumOperations> rows;
    rows.fill({"", anything});
    std::size_t i = 0;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>(
        [&](auto op) {
          const std::string_view method = Note<typename decltype(op)::type>::kName;
          const auto* row = std::ranges::find_if(
              kSubjects, [&](const Subject& each) { return method.starts_with(each.methods); });
          if (row != kSubjects.end()) rows[i] = *row;
          if (!rows[i].before.empty()) rows[i].index_before = index_of(rows[i].before);
          ++i;
        });
    return rows;
  }();
  return kByOperation;
}

using MakeParams = AnyParams (*)(Filler&);
template <class Op>
AnyParams make(Filler& filler) {
  Op op{};
  filler.fill(op);
  return op;
}
constexpr std::array<MakeParams, kNumOperations> kMakers = [] {
  std::array<MakeParams, kNumOperations> makers{};
  std::size_t i = 0;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>(
      [&](auto op) { makers[i++] = &make<typename decltype(op)::type>; });
  return makers;
}();

}  // namespace

const Subject& subject_of(std::size_t operation) { return subjects()[operation]; }

AnyParams filled(std::size_t operation, Filler& filler) { return kMakers[operation](filler); }

}  // namespace cmk::explore
