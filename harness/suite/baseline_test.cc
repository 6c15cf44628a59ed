#include "harness/suite/baseline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "harness/suite/testing/temp_dir.h"

namespace cmk::harness {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kToday = "2026-06-30";

Check check_of(std::string case_name, CheckStatus status, std::string message = "") {
  Check check;
  check.requirement = "KEY-05";
  check.scenario = "key-vault/expiry";
  check.caseName = std::move(case_name);
  check.step = 3;
  check.backend = "openssl";
  check.status = status;
  check.message = std::move(message);
  return check;
}

Baseline one_entry(std::string check, std::string expires = "2026-06-30") {
  return {{{std::move(check), "too late", "clock skew", "#12", std::move(expires)}}};
}

const std::string kExact = "KEY-05/key-vault/expiry/exp/3@openssl";

TEST(Compare, AListedFailureWithItsMessageIsKnown) {
  const std::vector checks = {check_of("exp", CheckStatus::failed, "too late")};
  const auto outcome = compare(one_entry(kExact), checks, kToday);
  EXPECT_THAT(outcome.drift, IsEmpty());
  EXPECT_THAT(outcome.known, ElementsAre(KnownFailure{kExact, "clock skew", "#12", "2026-06-30"}));
}

TEST(Compare, AnUnexpectedPassIsDrift) {
  const std::vector checks = {check_of("exp", CheckStatus::passed)};
  const auto outcome = compare(one_entry(kExact), checks, kToday);
  EXPECT_THAT(outcome.drift, ElementsAre(kExact + ": unexpected pass"));
  EXPECT_THAT(outcome.known, IsEmpty());
}

TEST(Compare, AnotherMessageIsDrift) {
  const std::vector checks = {check_of("exp", CheckStatus::failed, "too late by 1 s")};
  const auto outcome = compare(one_entry(kExact), checks, kToday);
  EXPECT_THAT(outcome.drift, ElementsAre(HasSubstr("other message")));
}

TEST(Compare, AnotherStatusIsDrift) {
  for (const auto status : {CheckStatus::errored, CheckStatus::blocked, CheckStatus::notTestable}) {
    const std::vector checks = {check_of("exp", status, "too late")};
    const auto outcome = compare(one_entry(kExact), checks, kToday);
    EXPECT_THAT(outcome.drift, ElementsAre(HasSubstr("listed as failed, but")));
    EXPECT_THAT(outcome.known, IsEmpty());
  }
}

TEST(Compare, AnUnseenEntryIsDrift) {
  const std::vector checks = {check_of("exp-1s", CheckStatus::passed)};
  const auto outcome = compare(one_entry(kExact), checks, kToday);
  EXPECT_THAT(outcome.drift, ElementsAre(HasSubstr("unseen")));
}

TEST(Compare, AnEntryExpiresTheDayAfter) {
  const std::vector checks = {check_of("exp", CheckStatus::failed, "too late")};
  EXPECT_THAT(compare(one_entry(kExact), checks, "2026-06-30").drift, IsEmpty());
  EXPECT_THAT(compare(one_entry(kExact), checks, "2026-07-01").drift,
              ElementsAre(kExact + ": expired on 2026-06-30"));
}

TEST(Compare, AFailureThatNoEntryListsIsNeitherKnownNorDrift) {
  const std::vector checks = {check_of("exp", CheckStatus::failed, "too late"),
                              check_of("exp+1s", CheckStatus::failed, "too late")};
  const auto outcome = compare(one_entry(kExact), checks, kToday);
  EXPECT_THAT(outcome.drift, IsEmpty());
  EXPECT_EQ(outcome.known.size(), 1U);
}

TEST(Compare, AWildcardOrARowListsMany) {
  const std::vector checks = {check_of("exp-1s", CheckStatus::passed),
                              check_of("exp", CheckStatus::failed, "too late"),
                              check_of("exp+1s", CheckStatus::failed, "too late")};
  for (const char* name :
       {"KEY-05", "KEY-05/key-vault/expiry/*", "KEY-05/key-vault/expiry/*@open*"}) {
    const auto outcome = compare(one_entry(name), checks, kToday);
    EXPECT_THAT(outcome.drift, IsEmpty()) << name;
    EXPECT_EQ(outcome.known.size(), 2U) << name;
  }
  const auto other = compare(one_entry("KEY-05/key-vault/expiry/*@boringssl"), checks, kToday);
  EXPECT_THAT(other.drift, ElementsAre(HasSubstr("unseen")));
}

TEST(Compare, AWildcardOfWhichNothingFailsIsAnUnexpectedPass) {
  const std::vector checks = {check_of("exp", CheckStatus::passed)};
  EXPECT_THAT(compare(one_entry("KEY-05"), checks, kToday).drift,
              ElementsAre("KEY-05: unexpected pass"));
}

TEST(IsDate, KnowsTheCalendar) {
  for (const char* day : {"2027-01-31", "2028-02-29", "2000-02-29", "2026-12-31"}) {
    EXPECT_TRUE(is_date(day)) << day;
  }
  for (const char* day :
       {"", "2027-1-31", "2027-02-29", "2100-02-29", "2027-13-01", "2027-00-10", "2027-04-31",
        "2027-01-00", "2027/01/31", "20270-1-31", "2027-01-3a", "2027-01-31 "}) {
    EXPECT_FALSE(is_date(day)) << day;
  }
}

Catalogue small_catalogue() {
  Catalogue catalogue;
  catalogue.requirements = {{.id = "KEY-05", .profile = "key-vault"}};
  return catalogue;
}

std::string entry_text(std::string_view check, std::string_view more = "",
                       std::string_view expires = "2027-01-31") {
  return R"({"check": ")" + std::string(check) + R"(", "message": "m", "reason": "r",)" +
         R"( "issue": "i", "expires": ")" + std::string(expires) + "\"" + std::string(more) + "}";
}

// "PLACE: REASON" of a baseline with that content of "entries"; "" when it is read.
std::string fault_of(std::string_view entries) {
  const TempDir dir;
  const auto file = dir.write("b.json", R"({"entries": [)" + std::string(entries) + "]}");
  const auto baseline = load_baseline(file, small_catalogue());
  if (baseline) return {};
  EXPECT_EQ(baseline.error().file, file.string());
  return baseline.error().place + ": " + baseline.error().reason;
}

TEST(LoadBaseline, ReadsRowsChecksAndWildcards) {
  EXPECT_EQ(fault_of(""), "");
  EXPECT_EQ(fault_of(entry_text("KEY-05")), "");
  EXPECT_EQ(fault_of(entry_text(kExact)), "");
  EXPECT_EQ(fault_of(entry_text("KEY-05/key-vault/expiry/*")), "");
}

TEST(LoadBaseline, RefusesWideWildcards) {
  for (const char* wide : {"*", "KEY-*", "KEY-*/key-vault/expiry/*"}) {
    EXPECT_THAT(fault_of(entry_text(wide)), HasSubstr("entries[0].check: wildcard")) << wide;
  }
  for (const char* wide : {"KEY-05/*/expiry/3", "KEY-05/key-vault/*/3", "KEY-05/key-vault/ex*/3"}) {
    EXPECT_THAT(fault_of(entry_text(wide)), HasSubstr("scenario's name: too wide")) << wide;
  }
  EXPECT_THAT(fault_of(entry_text("KEY-05/*")), HasSubstr("not ID, nor"));
}

TEST(LoadBaseline, FaultsNamePlaceAndReason) {
  const std::string good = entry_text("KEY-05");
  EXPECT_EQ(fault_of(good + "," + good), "entries[1].check: listed twice");
  EXPECT_EQ(fault_of(entry_text("KEY-99")), "entries[0].check: unknown requirement 'KEY-99'");
  EXPECT_EQ(fault_of(entry_text("KEY-05", R"(, "owner": "x")")),
            "entries[0].owner: unknown member");
  EXPECT_EQ(fault_of(entry_text("KEY-05", "", "soon")),
            "entries[0].expires: not a day like 2027-01-31");
  EXPECT_EQ(fault_of(R"({"check": "KEY-05"})"), "entries[0].message: missing");
  EXPECT_EQ(fault_of("7"), "entries[0]: not an object");
}

TEST(LoadBaseline, RefusesWhatIsNoBaseline) {
  const TempDir dir;
  const auto read = [&](std::string_view text) {
    return load_baseline(dir.write("b.json", text), small_catalogue());
  };
  EXPECT_FALSE(read("[]"));
  EXPECT_FALSE(read("{}"));
  EXPECT_FALSE(read(R"({"entries": [], "more": 1})"));
  EXPECT_FALSE(read("garbage"));
  EXPECT_FALSE(load_baseline(dir.path() / "absent.json", small_catalogue()));
}

}  // namespace
}  // namespace cmk::harness
