// A baseline that is accepted says of every entry what the file says, each for a row that exists
// and until a day of the calendar; and the same baseline with its first entry twice, or with a
// member that nobody declared, is refused.
#include <array>

#include "fuzz/planted.h"
#include "fuzz/property.h"
#include "fuzz/scratch_file.h"
#include "harness/suite/baseline.h"
#include "harness/suite/json_file.h"
#include "reference/core/bytes.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"harness", "baseline_file"};

const harness::Catalogue& catalogue() {
  static const harness::Catalogue rows = [] {
    harness::Catalogue made;
    for (const char* id : {"KEY-05", "ENV-06", "COS-01"}) {
      harness::Requirement row;
      row.id = id;
      row.profile = "key-vault";
      made.requirements.push_back(row);
    }
    return made;
  }();
  return rows;
}

std::expected<harness::Baseline, harness::BadInput> load(std::string_view text) {
  static const ScratchFile file("baseline.json");
  file.write(text);
  return harness::load_baseline(file.path(), catalogue());
}

// Counted by hand: 31, 28 or 29, 30 or 31.
bool is_day(std::string_view text) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const int at : {0, 1, 2, 3, 5, 6, 8, 9})
    if (text[at] < '0' || text[at] > '9') return false;
  const int year = std::stoi(std::string(text.substr(0, 4)));
  const int month = std::stoi(std::string(text.substr(5, 2)));
  const int day = std::stoi(std::string(text.substr(8)));
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month < 1 || month > 12) return false;
  return day >= 1 && day <= kDays.at(month - 1) + (leap && month == 2 ? 1 : 0);
}

void check_entry(const harness::BaselineEntry& entry, const nlohmann::json& written) {
  const std::array<std::pair<const char*, const std::string*>, 5> members = {
      {{"check", &entry.check},
       {"message", &entry.message},
       {"reason", &entry.reason},
       {"issue", &entry.issue},
       {"expires", &entry.expires}}};
  for (const auto& [name, value] : members)
    kProperty.require(written.at(name) == *value && !value->empty(), "entry-differs");
  kProperty.require(is_day(entry.expires), "expires-on-no-day");
  const std::string row = entry.check.substr(0, entry.check.find('/'));
  kProperty.require(catalogue().find(row) != nullptr, "lists-an-unknown-row");
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const std::string_view text = cmk::as_text({data, len});
  const auto baseline = load(text);
  if (!baseline) {
    kProperty.require(!baseline.error().reason.empty(), "refused-without-a-reason");
    return 0;
  }
  nlohmann::json written = *cmk::harness::parse_text(text);
  nlohmann::json& entries = written.at("entries");
  kProperty.require(entries.size() == baseline->entries.size(), "number-of-entries-differs");
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto entry = baseline->entries[i];
    if (planted("baseline-takes-any-month") && i > 1) entry.expires = "2027-13-01";
    if (planted("baseline-trims-messages")) entry.message = entry.message.substr(0, 40);
    check_entry(entry, entries[i]);
  }
  nlohmann::json other = written;
  other["unknown"] = 1;
  kProperty.require(!load(other.dump()), "unknown-member-is-taken");
  if (entries.empty()) return 0;
  entries.push_back(entries[0]);
  kProperty.require(!load(written.dump()), "entry-is-taken-twice");
  return 0;
}
