// A backup comes back with the key, the version and the identity that the documents ask for, and
// without any of them not; the bytes name accounts, clusters, identities and grants in the worlds
// of backups.
#include <array>

#include "fuzz/trace_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  static constexpr std::array<std::string_view, 5> kWorlds = {
      "backup-continuous", "backup-periodic", "backup-vault", "vcore-cluster-policies",
      "postgresql-cluster"};
  static constexpr std::array<std::string_view, 14> kMethods = {"account.",
                                                                "identity.",
                                                                "vault.setAccessPolicy",
                                                                "vault.removeAccessPolicy",
                                                                "vault.update",
                                                                "key.update",
                                                                "key.rotate",
                                                                "key.delete",
                                                                "record.",
                                                                "container.",
                                                                "mongoCluster.",
                                                                "postgresCluster.",
                                                                "key.recover",
                                                                "vault.create"};
  static TraceTarget target({"BAK-02", "trace_restore"}, Watched::beside, kWorlds, kMethods);
  target.run({data, len});
  return 0;
}
