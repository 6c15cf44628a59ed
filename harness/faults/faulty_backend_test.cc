#include "harness/faults/faulty_backend.h"

#include <gmock/gmock.h>

#include <functional>
#include <set>

#include "harness/backends/differential.h"
#include "harness/backends/load_backend.h"
#include "harness/backends/vectors.h"

namespace cmk::faults {
namespace {

const std::string kVectors = CMK_SOURCE_DIR "/conformance/vectors";

BackendPtr sound() { return backends::load_backend("boringssl").value(); }

const backends::DifferentialInputs& inputs() {
  static const auto loaded = backends::load_differential_inputs(kVectors).value();
  return loaded;
}

// A check of either table, as a question: does it fail when this backend stands on one side?
struct Question {
  std::string name;
  std::string requirement;
  std::function<bool(const crypto::Backend&)> fails;
};

std::vector<Question> questions() {
  std::vector<Question> all;
  for (const auto& check : backends::exchange_checks())
    all.push_back({check.name, "ENV-05", [check](const crypto::Backend& faulty) {
                     return !run_check(check, *sound(), faulty, inputs()).passed;
                   }});
  for (const auto& check : backends::parity_checks())
    all.push_back({check.name, "ENV-06", [check](const crypto::Backend& faulty) {
                     backends::KnownDifferences none;
                     return !run_check(check, *sound(), faulty, inputs(), none).passed;
                   }});
  return all;
}

std::size_t failed_vectors(const crypto::Backend& backend) {
  static const auto files = backends::load_kat(kVectors + "/kat").value();
  backends::KnownDifferences known;
  return backends::run_vectors(backend, files, known).failures.size();
}

TEST(FaultyBackend, NamesAreDistinctAndEveryRowHasOne) {
  std::set<std::string_view> names;
  std::set<std::string_view> requirements;
  for (const BackendFault& fault : backend_faults()) {
    EXPECT_TRUE(names.insert(fault.name).second) << fault.name;
    requirements.insert(fault.requirement);
  }
  EXPECT_THAT(requirements, ::testing::ElementsAre("ENV-05", "ENV-06", "ENV-14"));
}

// Every fault is caught by its own row, and every check catches some fault. A check is asked while
// it has caught nothing, or the fault is still at large.
TEST(FaultyBackend, EveryFaultIsCaughtAndEveryCheckCatchesOne) {
  const std::vector<Question> all = questions();
  std::set<std::string> idle;  // caught nothing so far
  for (const Question& question : all) idle.insert(question.name);
  for (const BackendFault& fault : backend_faults()) {
    const BackendPtr faulty = fault.make(sound());
    bool caught = fault.requirement == "ENV-14";  // the vectors' to catch
    for (const Question& question : all) {
      const bool own = question.requirement == fault.requirement;
      if (!idle.contains(question.name) && (caught || !own)) continue;
      if (!question.fails(*faulty)) continue;
      idle.erase(question.name);
      caught = caught || own;
    }
    EXPECT_TRUE(caught) << fault.name;
  }
  EXPECT_THAT(idle, ::testing::IsEmpty());
}

TEST(FaultyBackend, VectorsCatchTheirFaults) {
  EXPECT_EQ(failed_vectors(*sound()), 0U);
  for (const BackendFault& fault : backend_faults()) {
    const bool by_vectors = fault.requirement == "ENV-14" || fault.name == "oaep256-uses-sha1" ||
                            fault.name == "gcm-ignores-last-tag-byte" ||
                            fault.name == "oaep-ignores-label" ||
                            fault.name == "sha256-first-bit-wrong";
    if (!by_vectors) continue;
    EXPECT_GT(failed_vectors(*fault.make(sound())), 0U) << fault.name;
  }
}

TEST(FaultyBackend, SoundAgainstItselfPasses) {
  for (const Question& question : questions())
    EXPECT_FALSE(question.fails(*sound())) << question.name;
}

}  // namespace
}  // namespace cmk::faults
