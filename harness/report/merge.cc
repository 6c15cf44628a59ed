#include "harness/report/merge.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "harness/report/run_jsonl.h"
#include "harness/report/scope.h"
#include "harness/suite/json_file.h"

namespace cmk::harness {
namespace {

// The header as an object in which only what may differ from shard to shard is left out.
nlohmann::ordered_json same_for_all(RunHeader header) {
  header.shardIndex = 1;
  header.baseline.clear();
  header.run.clear();
  return header_json(header);
}

// "" or the first member in which `other` differs from `first`: "seed 8, not 7".
std::string difference(const RunHeader& first, const RunHeader& other) {
  const nlohmann::ordered_json wanted = same_for_all(first);
  const nlohmann::ordered_json own = same_for_all(other);
  for (const auto& [name, value] : own.items()) {
    if (value == wanted.at(name)) continue;
    if (value.is_structured()) return name;
    return name + " " + dump(value) + ", not " + dump(wanted.at(name));
  }
  return {};
}

std::string fault_of(const std::vector<RunResult>& shards, const MergeBasis& basis) {
  if (shards.empty()) return "no shards";
  const int num_shards = shards.front().header.shardCount;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const RunHeader& header = shards[i].header;
    const std::string name = "shard " + std::to_string(header.shardIndex);
    if (const std::string other = difference(shards.front().header, header); !other.empty()) {
      return name + " is part of another run: " + other;
    }
    const int wanted = static_cast<int>(i) + 1;
    if (header.shardIndex > wanted) return "shard " + std::to_string(wanted) + " is missing";
    if (header.shardIndex < wanted) return name + " is given twice";
    const RunFooter& footer = shards[i].footer;
    if (basis.baseline == nullptr && !(footer.known.empty() && footer.drift.empty())) {
      return name + " was compared with a baseline that is not given";
    }
    if (!std::ranges::is_sorted(shards[i].checks, {}, &Check::scenario)) {
      return name + " is not in the order of scenarios";
    }
  }
  if (std::ssize(shards) != num_shards) {
    return "shard " + std::to_string(shards.size() + 1) + " is missing";
  }
  return {};
}

// Every scenario belongs to one shard. "" or the fault.
std::string overlap_of(const std::vector<RunResult>& shards) {
  std::map<std::string, int, std::less<>> owner;
  for (const RunResult& shard : shards) {
    for (const Check& check : shard.checks) {
      const int index = shard.header.shardIndex;
      const int first = owner.emplace(check.scenario, index).first->second;
      if (first == index) continue;
      return "scenario " + check.scenario + " is in shards " + std::to_string(first) + " and " +
             std::to_string(index);
    }
  }
  return {};
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  std::ranges::move(from, std::back_inserter(to));
}

}  // namespace

std::expected<RunResult, std::string> merge(std::vector<RunResult> shards,
                                            const MergeBasis& basis) {
  std::ranges::sort(shards, {}, [](const RunResult& one) { return one.header.shardIndex; });
  if (std::string fault = fault_of(shards, basis); !fault.empty()) return std::unexpected(fault);
  if (std::string fault = overlap_of(shards); !fault.empty()) return std::unexpected(fault);
  RunResult whole;
  whole.header = shards.front().header;
  whole.header.shardIndex = 1;
  whole.header.shardCount = 1;
  for (RunResult& shard : shards) {
    append(whole.checks, shard.checks);
    append(whole.exchanges, shard.exchanges);
    whole.footer.checksExpected += shard.footer.checksExpected;
    whole.footer.conduct = whole.footer.conduct + shard.footer.conduct;
  }
  std::ranges::stable_sort(whole.checks, {}, &Check::scenario);
  std::ranges::stable_sort(whole.exchanges, {}, &Exchange::scenario);
  whole.header.baseline = basis.baseline_digest;
  conclude(whole, *basis.catalogue, basis.extent ? basis.extent(whole.header) : Extent());
  if (basis.baseline != nullptr) {
    BaselineOutcome outcome = compare(*basis.baseline, whole.checks, basis.today);
    whole.footer.known = std::move(outcome.known);
    whole.footer.drift = std::move(outcome.drift);
  }
  return whole;
}

}  // namespace cmk::harness
