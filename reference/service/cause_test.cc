#include "reference/service/cause.h"

#include <gtest/gtest.h>

#include <set>

#include "reference/testing/world.h"

namespace cmk::service {
namespace {

constexpr std::string_view kGuide =
    "https://learn.microsoft.com/en-us/azure/cosmos-db/cmk-troubleshooting-guide";

TEST(Cause, StandsInTheTableAtItsPlace) {
  int number = 0;
  for (const CauseInfo& row : causes()) {
    EXPECT_EQ(static_cast<int>(row.cause), number++);
    EXPECT_EQ(&info(row.cause), &row);
  }
  EXPECT_EQ(number, static_cast<int>(Cause::otherRegion) + 1);
}

TEST(Cause, CodesAreThoseOfTheBlock) {
  for (const CauseInfo& row : causes()) {
    if (row.substatus == 0) continue;
    EXPECT_GE(row.substatus, 4000);
    EXPECT_LE(row.substatus, 4019);
    EXPECT_FALSE(row.remedy.empty());
  }
}

TEST(Cause, OutagesAreThreeAndHaveNoStatusText) {
  std::set<int> codes;
  for (const CauseInfo& row : causes()) {
    if (!is_outage(row.cause)) continue;
    codes.insert(row.substatus);
    EXPECT_TRUE(row.why.empty());
    EXPECT_EQ(refusal_of(row.cause).reason, Reason::serviceUnavailable);
  }
  EXPECT_EQ(codes, (std::set{4001, 4004, 4008}));
}

TEST(Cause, StatusIsTheDocumentedText) {
  EXPECT_EQ(key_status(Cause::none), "Access to the configured customer managed key confirmed.");
  EXPECT_EQ(key_status(Cause::keyDisabled),
            "Access to your account is currently revoked because the correspondent key is either "
            "disabled or expired; for more details about this error and how to restore access to "
            "your account please visit " +
                std::string(kGuide) + "#azure-key-disabled-or-expired (4018).");
  EXPECT_EQ(key_status(Cause::networkDenied),
            "Access to your account is currently revoked because the access rules are blocking "
            "outbound requests to the Azure Key Vault service; for more details about this error "
            "and how to restore access to your account please visit " +
                std::string(kGuide) + " (4016).");
  // The text of any other code has neither a code nor a final period.
  EXPECT_EQ(key_status(Cause::vaultServiceDown),
            "Access to your account is currently revoked; for more details about this error and "
            "how to restore access to your account please visit " +
                std::string(kGuide));
}

TEST(Cause, RefusalsCarryTheCodeOfTheCause) {
  EXPECT_EQ(refusal_of(Cause::keyExpired).reason, Reason::keyExpired);
  EXPECT_EQ(refusal_of(Cause::keyExpired).substatus, 4018);
  EXPECT_EQ(inaccessible(Cause::keyExpired).reason, Reason::keyInaccessible);
  EXPECT_EQ(inaccessible(Cause::keyExpired).substatus, 4018);
  EXPECT_EQ(refusal_of(Cause::otherRegion).substatus, std::nullopt);
}

}  // namespace
}  // namespace cmk::service
