#include "harness/backends/differential.h"

#include <gmock/gmock.h>

#include <set>

#include "harness/backends/testing.h"

namespace cmk::backends::testing {
namespace {

TEST(Differential, LibrariesAgreeButForKnownDifferences) {
  const auto inputs = load_differential_inputs(kVectors);
  ASSERT_TRUE(inputs) << inputs.error();
  auto known = KnownDifferences::load(kVectors + "/known-differences.json").value();
  std::set<std::string> names;
  for (const CheckResult& check :
       run_differential(*backend_named("openssl"), *backend_named("boringssl"), *inputs, known)) {
    EXPECT_TRUE(check.passed) << check.name << ": " << check.detail;
    EXPECT_TRUE(names.insert(check.name).second) << check.name << " twice";
  }
  EXPECT_GT(names.size(), 150U);
}

TEST(Differential, UnlistedDifferenceAndStaleEntryFail) {
  const auto inputs = load_differential_inputs(kVectors).value();
  KnownDifferences known({{"openssl", "OpenSSL 3", "parity/gcm/nonce-13", "accepted",
                           "refused: badLength", "not so"}});
  std::set<std::string> failed;
  for (const CheckResult& check :
       run_differential(*backend_named("openssl"), *backend_named("boringssl"), inputs, known))
    if (!check.passed) failed.insert(check.name);
  EXPECT_THAT(failed, ::testing::ElementsAre("parity/gcm/nonce-257", "parity/known-differences"));
}

TEST(DifferentialInputs, MissingFilesAreNamed) {
  EXPECT_THAT(load_differential_inputs("/nonexistent").error(),
              ::testing::HasSubstr("/nonexistent/keys/pool.json"));
}

}  // namespace
}  // namespace cmk::backends::testing
