#include "harness/cli/found_trace.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "harness/report/text.h"

namespace cmk::cli {
namespace {

constexpr auto kCryptos = std::to_array<std::string_view>({"openssl", "boringssl", "repeatable"});
constexpr double kUsualTimeoutS = 10;

// What is done only by who claims it.
struct Claim {
  std::string_view method;
  std::string_view capability;
};
constexpr auto kClaims = std::to_array<Claim>({{"storage.inspect", "storage-inspection"},
                                               {"storage.write", "storage-inspection"},
                                               {"fault.inject", "fault-injection"},
                                               {"identity.recover", "identity-recovery"},
                                               {"account.restore", "periodic-restore"}});

bool is_crypto(std::string_view name) {
  return std::ranges::find(kCryptos, name) != kCryptos.end();
}

}  // namespace

explore::FoundWith found_with(const ReferenceOptions& options, const std::string& beside) {
  explore::FoundWith found;
  found.crypto = options.crypto;
  found.beside = beside;
  found.timing = options.timing;
  found.seed = options.seed;
  for (std::size_t i = 0; i < kOptions.size(); ++i) {
    const std::int64_t value = options.options.at(i);
    if (value == kOptions.at(i).fallback) continue;
    found.options[std::string(kOptions.at(i).name)] = std::to_string(value);
  }
  return found;
}

std::expected<ReferenceOptions, std::string> reference_of(const explore::FoundWith& found) {
  ReferenceOptions options;
  options.crypto = found.crypto;
  options.timing = found.timing;
  options.seed = found.seed;
  for (const std::string& name : {found.crypto, found.beside}) {
    if (!name.empty() && !is_crypto(name))
      return std::unexpected(fmt::format("there is no crypto library {}", name));
  }
  if (!timing_from_name(found.timing))
    return std::unexpected(fmt::format("there is no timing {}", found.timing));
  for (const auto& [name, value] : found.options) {
    if (const auto set = options.options.set(fmt::format("{}={}", name, value)); !set)
      return std::unexpected(set.error());
  }
  return options;
}

ReferenceOptions judge_of(const ReferenceOptions& options, const harness::TargetInfo& target) {
  ReferenceOptions judge = options;
  for (const OptionRow& row : kOptions) {
    const auto declared = target.options.find(std::string(row.name));
    const std::int64_t value = declared == target.options.end() ? 0 : declared->second;
    const auto set = judge.options.set(
        fmt::format("{}={}", row.name, std::clamp<std::int64_t>(value, 0, row.maximum)));
    if (!set) continue;  // cannot be: a row of the table, within its limits
  }
  return judge;
}

std::expected<explore::RunnerOptions, std::string> runner_options(
    const harness::TargetInfo& target) {
  if (!target.capabilities.contains("virtual-clock")) {
    return std::unexpected(
        "the target has no virtual-clock: a trace takes days, and nothing can be compared");
  }
  explore::RunnerOptions options{explore::Windows::adopted, 64, target.options, {}};
  for (const Claim& claim : kClaims) {
    if (!target.capabilities.contains(std::string(claim.capability)))
      options.unclaimed.emplace(claim.method);
  }
  return options;
}

Or<Lockstep> make_lockstep(const ReferenceOptions& options, const std::string& beside,
                           const std::filesystem::path& data) {
  if (!beside.empty()) {
    auto pair = make_reference_pair(options, beside, data);
    if (!pair) return std::unexpected(pair.error());
    return Lockstep{std::move(pair->first), std::move(pair->second), false};
  }
  auto model = make_reference(options, data);
  if (!model) return std::unexpected(model.error());
  return Lockstep{*model, *model, options.crypto == "repeatable"};
}

std::string replay_line(const std::filesystem::path& file, const Repeat& repeat) {
  std::string line = harness::shell_word(program_file().string());
  if (!repeat.data.empty()) line += " --data " + harness::shell_word(repeat.data);
  const std::string name = file.string();
  line += " replay " + harness::shell_word(name.starts_with('-') ? "./" + name : name);
  if (repeat.target.empty()) return line;
  line += " --target " + harness::shell_word(repeat.target);
  if (repeat.timeout_s != kUsualTimeoutS) line += fmt::format(" --timeout {}", repeat.timeout_s);
  return line;
}

Or<std::filesystem::path> save_trace(const explore::Trace& trace,
                                     const std::filesystem::path& folder) {
  std::filesystem::path file = folder / fmt::format("trace-{}.json", trace.seed);
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  std::ofstream out(file, std::ios::binary);
  out << to_file(trace);
  out.close();
  if (error || !out) return stop(ExitCode::cannotWrite, file.string() + " cannot be written");
  return file;
}

}  // namespace cmk::cli
