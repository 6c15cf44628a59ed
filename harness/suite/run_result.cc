#include "harness/suite/run_result.h"

#include <array>

namespace cmk::harness {
namespace {

using namespace std::string_view_literals;

// The wire names, in the order of the enumerators.
constexpr std::array kCheckStatus{"passed"sv, "failed"sv, "errored"sv, "blocked"sv,
                                  "not-testable"sv};
constexpr std::array kRequirementVerdict{"passed"sv,      "passed-in-part"sv, "failed"sv,
                                         "errored"sv,     "not-testable"sv,   "not-claimed"sv,
                                         "not-covered"sv, "blocked"sv,        "not-applicable"sv,
                                         "finding"sv,     "unscored"sv};
constexpr std::array kProfileVerdict{"conformant"sv, "conformant-in-part"sv, "partial"sv,
                                     "non-conformant"sv, "not-claimed"sv};
static_assert(kCheckStatus.size() == static_cast<std::size_t>(CheckStatus::notTestable) + 1);
static_assert(kRequirementVerdict.size() ==
              static_cast<std::size_t>(RequirementVerdict::unscored) + 1);
static_assert(kProfileVerdict.size() == static_cast<std::size_t>(ProfileVerdict::notClaimed) + 1);

template <class Enum, class Names>
std::optional<Enum> value_of(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(CheckStatus status) {
  return kCheckStatus.at(static_cast<std::size_t>(status));
}
std::string_view to_string(RequirementVerdict verdict) {
  return kRequirementVerdict.at(static_cast<std::size_t>(verdict));
}
std::string_view to_string(ProfileVerdict verdict) {
  return kProfileVerdict.at(static_cast<std::size_t>(verdict));
}

std::optional<CheckStatus> check_status(std::string_view name) {
  return value_of<CheckStatus>(kCheckStatus, name);
}
std::optional<RequirementVerdict> requirement_verdict(std::string_view name) {
  return value_of<RequirementVerdict>(kRequirementVerdict, name);
}
std::optional<ProfileVerdict> profile_verdict(std::string_view name) {
  return value_of<ProfileVerdict>(kProfileVerdict, name);
}

std::vector<std::pair<std::string_view, std::string>> named_digests(const SuiteDigests& suite) {
  return {{"catalogue", suite.catalogue}, {"scenarios", suite.scenarios}, {"worlds", suite.worlds},
          {"vectors", suite.vectors},     {"schemas", suite.schemas},     {"binary", suite.binary}};
}

std::string check_id(const Check& check) {
  std::string id = check.requirement + "/" + check.scenario;
  if (!check.caseName.empty()) id += "/" + check.caseName;
  id += "/" + std::to_string(check.step);
  if (!check.backend.empty()) id += "@" + check.backend;
  return id;
}

}  // namespace cmk::harness
