// A target that gives the answers of a transcript.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "harness/suite/run_result.h"
#include "harness/suite/transcript_literals.h"

namespace cmk::harness {

class RecordedTarget : public Target {
 public:
  // The exchanges outlive the target.
  explicit RecordedTarget(const std::vector<Exchange>& exchanges);

  // The case whose answers come next.
  void select(const std::string& scenario, const std::string& case_name,
              const std::string& backend);
  // The next answer of the case, with what the scenario itself spells out in it in place of the
  // name that it has in the transcript; errored when the transcript has none, or one of another
  // method.
  [[nodiscard]] Answer next(const Call& call);

  [[nodiscard]] std::expected<TargetInfo, std::string> start() override;
  // False when the case was not reset in the recorded run, or is not in it.
  [[nodiscard]] bool reset() override;
  // What is recorded of a reset that failed.
  [[nodiscard]] std::string why_broken() const override;
  [[nodiscard]] std::vector<Answer> apply(std::span<const Call> calls) override;

 private:
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, std::vector<const Exchange*>> cases_;
  std::vector<const Exchange*> current_;
  std::size_t position_ = 0;
  TranscriptLiterals literals_;  // of the case
};

}  // namespace cmk::harness
