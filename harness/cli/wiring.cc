#include "harness/cli/wiring.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <random>

#include "harness/backends/key_files.h"
#include "harness/backends/load_backend.h"
#include "harness/backends/mirrored_keys.h"
#include "harness/cli/harness_rows.h"
#include "harness/cli/redaction.h"
#include "harness/cli/target_deviants.h"
#include "harness/faults/faulty_backend.h"
#include "harness/target/in_process_target.h"
#include "harness/target/stdio_target.h"
#include "harness/target/target_info.h"
#include "reference/crypto/byok.h"
#include "reference/crypto/model_backend.h"
#include "reference/envelope/data_key.h"
#include "reference/rules.h"

namespace cmk::cli {
namespace {

namespace fs = std::filesystem;

// One word of a shell's command.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

// "--option NAME=VALUE" for each point on which the other side is taken.
std::string option_arguments(const Options& options) {
  std::string text;
  for (std::size_t i = 0; i < kOptions.size(); ++i) {
    if (options.at(i) == kOptions.at(i).fallback) continue;
    text += fmt::format(" --option {}={}", kOptions.at(i).name, options.at(i));
  }
  return text;
}

std::string option_help() {
  std::string text = "NAME[=VALUE]: the other side where documents disagree";
  for (const OptionRow& row : kOptions) {
    text += fmt::format("\n{} ({}, default {}): {}", row.name, row.requirement, row.fallback,
                        row.sentence);
  }
  return text;
}

// Makes .byok blobs with the first of the backends, which live as long as the result.
harness::MakeByok byok_maker(const std::vector<BackendPtr>& backends) {
  return [backend = backends.front()](
             const harness::ByokRequest& request) -> std::expected<Bytes, std::string> {
    const auto kek = backend->rsa_from_public(
        {{request.n.begin(), request.n.end()}, {request.e.begin(), request.e.end()}});
    if (!kek) return std::unexpected("n and e are no public key");
    const auto blob =
        crypto::byok_make(*backend, **kek, request.kid, request.pkcs8, "cmkconf " CMK_VERSION);
    if (!blob) return std::unexpected("the key cannot be wrapped");
    return to_bytes(*blob);
  };
}

Or<std::shared_ptr<crypto::KeySource>> make_keys(const ReferenceOptions& options,
                                                 const BackendPtr& backend, const fs::path& data) {
  if (options.fresh_keys) return std::make_shared<crypto::FreshKeys>(backend);
  auto pool = backends::load_key_pool((data / "vectors/keys/pool.json").string());
  if (!pool) return stop(ExitCode::badInput, pool.error());
  if (options.crypto != "repeatable") return std::make_shared<crypto::PreparedKeys>(backend, *pool);
  // What that model generates is one key every time, which opens what another has wrapped. Beyond
  // the pool keys are those of the model that counts, each kept for its place.
  const auto counted = make_backend("model", data);
  if (!counted) return std::unexpected(counted.error());
  return std::make_shared<backends::MirroredKeys>(
      backend, std::make_shared<crypto::PreparedKeys>(*counted, *pool));
}

MakeSystem systems_of(const ReferenceOptions& options, const BackendPtr& backend,
                      const std::shared_ptr<crypto::KeySource>& keys) {
  Settings settings;
  settings.crypto = backend;
  settings.keys = keys;
  settings.seed = options.seed;
  settings.timing = timing_from_name(options.timing).value_or(Timing::earliest);
  settings.options = options.options;
  return [settings](const Override& deviation) {
    Settings own = settings;
    own.deviation = deviation;
    return System(own);
  };
}

}  // namespace

void add_choices(CLI::App& command, ReferenceOptions& options) {
  command.add_option("--timing", options.timing, "Where in a window the reference acts")
      ->check(CLI::IsMember({"earliest", "latest", "random"}));
  const auto set = [&options](const std::vector<std::string>& given) {
    for (const std::string& text : given) {
      if (const auto done = options.options.set(text); !done) {
        throw CLI::ValidationError("--option", done.error());
      }
    }
  };
  command.add_option_function<std::vector<std::string>>("--option", set, option_help())
      ->allow_extra_args(false);
}

Or<BackendPtr> make_backend(const std::string& name, const fs::path& data) {
  if (name == "model" || name == "repeatable") {
    auto known = backends::load_known_pfx((data / "vectors/keys").string());
    if (!known) return stop(ExitCode::badInput, known.error());
    return crypto::make_model_backend(
        1, *std::move(known), name == "model" ? crypto::Draws::counted : crypto::Draws::repeatable);
  }
  auto backend = backends::load_backend(name);
  if (!backend) return stop(ExitCode::harnessFault, backend.error());
  return *std::move(backend);
}

std::vector<std::string> backends_of(const std::string& crypto) {
  if (crypto.empty() || crypto == "both") return {"openssl", "boringssl"};
  return {crypto};
}

std::function<System()> make_worlds(const MakeSystem& make, const Override& deviation) {
  return [make, deviation, number = std::uint64_t{0}]() mutable {
    System system = make(deviation);
    system.begin_world(number++);
    return system;
  };
}

Or<MakeSystem> make_reference(const ReferenceOptions& options, const fs::path& data) {
  auto backend = make_backend(options.crypto, data);
  if (!backend) return std::unexpected(backend.error());
  return make_reference_on(*backend, options, data);
}

Or<MakeSystem> make_reference_on(const BackendPtr& backend, const ReferenceOptions& options,
                                 const fs::path& data) {
  auto keys = make_keys(options, backend, data);
  if (!keys) return std::unexpected(keys.error());
  return systems_of(options, backend, *keys);
}

Or<ReferencePair> make_reference_pair(const ReferenceOptions& options,
                                      const std::string& second_crypto, const fs::path& data) {
  const auto first = make_backend(options.crypto, data);
  if (!first) return std::unexpected(first.error());
  const auto second = make_backend(second_crypto, data);
  if (!second) return std::unexpected(second.error());
  const auto keys = make_keys(options, *first, data);
  if (!keys) return std::unexpected(keys.error());
  const auto mirrored = std::make_shared<backends::MirroredKeys>(*second, *keys);
  return ReferencePair{systems_of(options, *first, *keys), systems_of(options, *second, mirrored)};
}

harness::StartAnswer reference_start(const ReferenceOptions& options) {
  harness::StartAnswer answer;
  answer.implementation =
      options.crypto == "model" ? "cmkconf reference, crypto modelled" : "cmkconf reference";
  answer.version = kVersion;
  answer.language = "C++";
  answer.profiles = {"identity",       "key-vault",      "envelope",       "service",
                     "cosmos-account", "reserved-names", "backup-restore", "mongo-vcore",
                     "postgresql",     "monitoring"};
  answer.capabilities = {"fault-injection", "identity-recovery", "periodic-restore",
                         "storage-inspection", "virtual-clock"};
  answer.options = {{"sealsPerDataKey", envelope::kSealsPerDataKey}};
  for (std::size_t i = 0; i < kOptions.size(); ++i) {
    answer.options->emplace(kOptions.at(i).name, options.options.at(i));
  }
  answer.batch = true;
  answer.keySource = options.fresh_keys ? "generated" : "prepared";
  return answer;
}

harness::TargetInfo reference_info(const ReferenceOptions& options) {
  return harness::info_of(reference_start(options));
}

std::unique_ptr<harness::Target> command_target(const std::string& command,
                                                std::chrono::milliseconds time_limit,
                                                std::uint64_t seed) {
  harness::StdioOptions options;
  options.time_limit = time_limit;
  options.ids = Source(seed);
  return std::make_unique<harness::StdioTarget>(command, options);
}

std::string adapter_command(const ReferenceOptions& options, const fs::path& data) {
  return fmt::format("{} --data {} adapter --crypto {} --timing {} --seed {}{}{}",
                     quoted(program_file().string()), quoted(fs::absolute(data).string()),
                     options.crypto, options.timing, options.seed,
                     options.fresh_keys ? " --fresh-keys" : "", option_arguments(options.options));
}

std::unique_ptr<harness::Target> in_process_target(const MakeSystem& make,
                                                   const Override& deviation,
                                                   const ReferenceOptions& options,
                                                   Evaluations* log) {
  return std::make_unique<harness::InProcessTarget>(make_worlds(make, deviation),
                                                    reference_info(options), log);
}

Or<Tools> make_tools(const std::vector<std::string>& names, const fs::path& data) {
  Tools tools;
  std::vector<const crypto::Backend*> raw;
  for (const std::string& name : names) {
    auto backend = make_backend(name, data);
    if (!backend) return std::unexpected(backend.error());
    raw.push_back(backend->get());
    tools.backends.push_back(*std::move(backend));
  }
  tools.toolbox = std::make_unique<harness::Toolbox>(std::move(raw), byok_maker(tools.backends));
  return tools;
}

std::function<std::string(std::string_view)> digest_of(BackendPtr backend) {
  return [backend = std::move(backend)](std::string_view text) {
    const auto digest = backend->sha256(as_bytes(text));
    return digest ? to_hex(*digest) : std::string();
  };
}

Or<harness::DeviantSuite> deviant_suite(const Data& data, const ReferenceOptions& options) {
  auto make = make_reference(options, data.folder);
  if (!make) return std::unexpected(make.error());
  auto tools = make_tools({options.crypto}, data.folder);
  if (!tools) return std::unexpected(tools.error());
  const auto shared = std::make_shared<Tools>(*std::move(tools));
  harness::DeviantSuite suite;
  suite.scenarios = &data.scenarios;
  suite.rows = &data.rows;
  suite.make_target = [make = *make, options, shared](const Override& deviation, Evaluations* log) {
    return in_process_target(make, deviation, options, log);
  };
  suite.options.seed = options.seed;
  suite.options.toolbox = shared->toolbox.get();
  suite.options.redaction = declared_redaction();
  suite.deviants = harness::deviants_of(all_rules());
  auto of_targets = target_deviants(options, data.folder);
  if (!of_targets) return std::unexpected(of_targets.error());
  suite.target_deviants = *std::move(of_targets);
  return suite;
}

std::vector<DeviantName> deviant_names() {
  std::vector<DeviantName> names;
  for (const harness::Deviant& deviant : harness::deviants_of(all_rules())) {
    names.push_back({deviant.name, deviant.requirement, deviant.what});
  }
  for (const DeviantName& deviant : target_deviant_names()) {
    names.push_back({deviant.name, deviant.requirement, deviant.what});
  }
  for (const faults::BackendFault& fault : faults::backend_faults()) {
    names.push_back({harness_deviant_name(fault.requirement, fault.name),
                     std::string(fault.requirement), std::string(fault.what)});
  }
  return names;
}

std::string harness_deviant_name(std::string_view requirement, std::string_view fault) {
  return fault.starts_with(requirement) ? std::string(fault)
                                        : fmt::format("{}-{}", requirement, fault);
}

std::uint64_t drawn_seed() {
  // The only chance that is not seeded: it makes the seed.
  std::random_device device;
  const std::uint64_t high = device();
  return (high << 32U | device()) & static_cast<std::uint64_t>(INT64_MAX);
}

std::string today() {
  // The only clock of the program: a baseline's entries end on a day of the calendar.
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::chrono::system_clock::now()));
}

}  // namespace cmk::cli
