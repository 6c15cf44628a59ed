#include "reference/entra/location.h"

#include <gtest/gtest.h>

namespace cmk::entra {
namespace {

TEST(Location, IsFoldedToLowerCaseWithoutSpaces) {
  EXPECT_EQ(fold_location("West Europe"), "westeurope");
  EXPECT_EQ(fold_location(" eastUS 2"), "eastus2");
  EXPECT_EQ(fold_location("westeurope"), "westeurope");
  EXPECT_EQ(fold_location("  "), "");
}

}  // namespace
}  // namespace cmk::entra
