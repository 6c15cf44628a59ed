#include "harness/suite/baseline.h"

#include <algorithm>
#include <array>
#include <set>

#include "harness/suite/json_file.h"
#include "harness/suite/members.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

// Whether `text` fits `pattern`, in which each * stands for any characters, also none.
bool fits(std::string_view pattern, std::string_view text) {
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_text = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_text = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++star_text;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool is_row(const BaselineEntry& entry) { return !entry.check.contains('/'); }

bool lists(const BaselineEntry& entry, const Check& check) {
  if (is_row(entry)) return entry.check == check.requirement;
  return fits(entry.check, check_id(check));
}

// What is wrong with the name of a check: "ID" or "ID/PROFILE/SCENARIO/…", literal up to there.
std::string fault_of(std::string_view check, const Catalogue& catalogue) {
  const auto pieces = split(check, '/');
  if (pieces.front().contains('*')) return "wildcard in the requirement's id: too wide";
  if (catalogue.find(pieces.front()) == nullptr) {
    return "unknown requirement '" + std::string(pieces.front()) + "'";
  }
  if (pieces.size() == 1) return {};
  if (pieces.size() < 4) return "not ID, nor ID/PROFILE/SCENARIO/[CASE/]STEP[@BACKEND]";
  if (pieces[1].contains('*') || pieces[2].contains('*')) {
    return "wildcard in the scenario's name: too wide";
  }
  return {};
}

BaselineEntry read_entry(Members& m, const Catalogue& catalogue) {
  BaselineEntry entry{m.text("check"), m.text("message"), m.text("reason"), m.text("issue"),
                      m.text("expires")};
  if (!m.ok()) return entry;
  if (const std::string fault = fault_of(entry.check, catalogue); !fault.empty()) {
    m.fail("check", fault);
  }
  if (entry.message.empty()) m.fail("message", "empty");
  if (entry.reason.empty()) m.fail("reason", "empty");
  if (entry.issue.empty()) m.fail("issue", "empty");
  if (!is_date(entry.expires)) m.fail("expires", "not a day like 2027-01-31");
  return entry;
}

// What one entry saw of the run.
struct Sight {
  int num_listed = 0;
  int num_failed = 0;
  int num_expected_failures = 0;   // failed with the very message
  std::vector<std::string> drift;  // other messages, other statuses
};

Sight look(const BaselineEntry& entry, std::span<const Check> checks) {
  Sight sight;
  for (const Check& check : checks) {
    if (!lists(entry, check)) continue;
    ++sight.num_listed;
    if (check.status == CheckStatus::passed) continue;
    if (check.status != CheckStatus::failed) {
      sight.drift.push_back(check_id(check) + ": listed as failed, but " +
                            std::string(to_string(check.status)));
      continue;
    }
    ++sight.num_failed;
    if (check.message == entry.message) {
      ++sight.num_expected_failures;
    } else {
      sight.drift.push_back(check_id(check) + ": other message: expected '" + entry.message +
                            "', got '" + check.message + "'");
    }
  }
  return sight;
}

// The lines of drift of one entry.
std::vector<std::string> drift_of(const BaselineEntry& entry, Sight sight, std::string_view today) {
  std::vector<std::string> lines = std::move(sight.drift);
  const std::string& name = entry.check;
  if (sight.num_listed == 0) {
    lines.push_back(name + ": unseen: no check of this run fits the entry");
  } else if (sight.num_failed == 0 && lines.empty()) {
    lines.push_back(name + ": unexpected pass");
  }
  if (entry.expires < today) lines.push_back(name + ": expired on " + entry.expires);
  return lines;
}

}  // namespace

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  std::array<int, 3> parts{};  // year, month, day
  std::size_t part = 0;
  for (const char c : text) {
    if (c == '-') {
      if (++part > 2) return false;
    } else if (is_digit(c)) {
      parts.at(part) = parts.at(part) * 10 + (c - '0');
    } else {
      return false;
    }
  }
  const auto [year, month, day] = parts;
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day <= days.at(static_cast<std::size_t>(month - 1)) + (leap && month == 2 ? 1 : 0);
}

std::expected<Baseline, BadInput> load_baseline(const std::filesystem::path& file,
                                                const Catalogue& catalogue) {
  const auto parsed = parse_file(file);
  if (!parsed) return std::unexpected(parsed.error());
  Baseline baseline;
  std::set<std::string> seen;
  Members top(*parsed, file.string(), "");
  std::size_t index = 0;
  for (const nlohmann::json& element : top.array("entries")) {
    Members m(element, file.string(), "entries[" + std::to_string(index++) + "]");
    BaselineEntry entry = read_entry(m, catalogue);
    if (m.ok() && !seen.insert(entry.check).second) m.fail("check", "listed twice");
    if (auto fault = m.done()) return std::unexpected(*fault);
    baseline.entries.push_back(std::move(entry));
  }
  if (auto fault = top.done()) return std::unexpected(*fault);
  return baseline;
}

BaselineOutcome compare(const Baseline& baseline, std::span<const Check> checks,
                        std::string_view today) {
  BaselineOutcome outcome;
  for (const BaselineEntry& entry : baseline.entries) {
    for (std::string& line : drift_of(entry, look(entry, checks), today)) {
      outcome.drift.push_back(std::move(line));
    }
  }
  for (const Check& check : checks) {
    if (check.status != CheckStatus::failed) continue;
    const auto entry = std::ranges::find_if(
        baseline.entries, [&](const BaselineEntry& one) { return lists(one, check); });
    if (entry == baseline.entries.end()) continue;
    outcome.known.push_back({check_id(check), entry->reason, entry->issue, entry->expires});
  }
  return outcome;
}

}  // namespace cmk::harness
