// A backup comes back with the key, the version and the identity that the documents ask for, and
// without any of them not; the bytes name accounts, clusters, identities and grants in the worlds
// of backups.
#include <array>

#include "fuzz/trace_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static constexpr std::array<std::string_view, 4> kWorlds = {"backup-periodic", "backup-vault",
                                                              "backup-written", "backup-revoked"};
  static constexpr auto kMethods = std::to_array<std::string_view>(
      {"account.", "account.listBackups", "account.restore", "account.restore", "account.update",
       "container.create", "identity.create", "identity.delete", "key.delete", "key.recover",
       "key.rotate", "key.update", "record.read", "record.write", "storage.inspect",
       "vault.removeAccessPolicy", "vault.setAccessPolicy", "vault.update"});
  static TraceTarget target({"BAK-02", "trace_restore"}, Watched::beside, kWorlds, kMethods);
  target.run({data, len});
  return 0;
}
