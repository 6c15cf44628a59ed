// Puts the parts together: crypto libraries, key sources, systems, targets, the toolbox.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "harness/cli/command.h"
#include "harness/deviants/deviant_runner.h"
#include "harness/protocol/start.h"
#include "harness/suite/toolbox.h"
#include "reference/crypto/backend.h"
#include "reference/crypto/key_source.h"
#include "reference/system.h"

namespace cmk::cli {

using BackendPtr = std::shared_ptr<const crypto::Backend>;

// What the reference is made of.
struct ReferenceOptions {
  // or "boringssl"; "model" for the deviants, "repeatable" (a model) for explorations
  std::string crypto = "openssl";
  std::string timing = "earliest";
  std::uint64_t seed = 1;
  bool fresh_keys = false;
  Options options = {};
};

// Adds --timing and --option to a command: what the documents leave open. `options` outlives it.
void add_choices(CLI::App& command, ReferenceOptions& options);

// "openssl", "boringssl", "model" or "repeatable".
[[nodiscard]] Or<BackendPtr> make_backend(const std::string& name,
                                          const std::filesystem::path& data);

// "openssl", "boringssl", both, or ("") both.
[[nodiscard]] std::vector<std::string> backends_of(const std::string& crypto);

// Makes systems that share one library and one source of keys.
using MakeSystem = std::function<System(const Override& deviation)>;
// Makes the systems of one target, one after the other: no data key of one is another's.
[[nodiscard]] std::function<System()> make_worlds(const MakeSystem& make,
                                                  const Override& deviation = {});
[[nodiscard]] Or<MakeSystem> make_reference(const ReferenceOptions& options,
                                            const std::filesystem::path& data);
// The same on one library and on another, whose systems take the same keys.
struct ReferencePair {
  MakeSystem first;
  MakeSystem second;
};
[[nodiscard]] Or<ReferencePair> make_reference_pair(const ReferenceOptions& options,
                                                    const std::string& second_crypto,
                                                    const std::filesystem::path& data);

// The same on a library of the caller's.
[[nodiscard]] Or<MakeSystem> make_reference_on(const BackendPtr& backend,
                                               const ReferenceOptions& options,
                                               const std::filesystem::path& data);

// What the reference says of itself.
[[nodiscard]] harness::StartAnswer reference_start(const ReferenceOptions& options);
[[nodiscard]] harness::TargetInfo reference_info(const ReferenceOptions& options);

// A command that is started as an adapter; the seed is that of the requests' ids.
[[nodiscard]] std::unique_ptr<harness::Target> command_target(const std::string& command,
                                                              std::chrono::milliseconds time_limit,
                                                              std::uint64_t seed = 1);
// This program's own adapter.
[[nodiscard]] std::string adapter_command(const ReferenceOptions& options,
                                          const std::filesystem::path& data);
[[nodiscard]] std::unique_ptr<harness::Target> in_process_target(const MakeSystem& make,
                                                                 const Override& deviation,
                                                                 const ReferenceOptions& options,
                                                                 Evaluations* log);

// The tools over the named backends; the backends live as long as the result.
struct Tools {
  std::vector<BackendPtr> backends;
  std::unique_ptr<harness::Toolbox> toolbox;
};
[[nodiscard]] Or<Tools> make_tools(const std::vector<std::string>& backends,
                                   const std::filesystem::path& data);

// SHA-256, hexadecimal, of a library.
[[nodiscard]] std::function<std::string(std::string_view)> digest_of(BackendPtr backend);

// The suite of the deviants of the rules, over the model backend or a real one; `data` outlives it.
[[nodiscard]] Or<harness::DeviantSuite> deviant_suite(const Data& data,
                                                      const ReferenceOptions& options);

// Every deviant by name: those of the rules, then those of the crypto backends.
struct DeviantName {
  std::string name;
  std::string requirement;
  std::string what;
};
[[nodiscard]] std::vector<DeviantName> deviant_names();
// "ENV-05-wrong-hash": of a fault in a crypto backend.
[[nodiscard]] std::string harness_deviant_name(std::string_view requirement,
                                               std::string_view fault);

// A seed that nobody knows beforehand, from the system's generator; 0 to INT64_MAX.
[[nodiscard]] std::uint64_t drawn_seed();

// The day, for the expiry of a baseline: "2026-11-21" (UTC).
[[nodiscard]] std::string today();

}  // namespace cmk::cli
