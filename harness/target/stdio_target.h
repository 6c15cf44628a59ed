// An adapter: a command that speaks the protocol of conformance/PROTOCOL.md on its standard input
// and output. It is started once; one that breaks is killed, and started again by the next reset.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "harness/protocol/model.h"
#include "harness/target/line_pipe.h"
#include "harness/target/sent_secrets.h"
#include "harness/target/target.h"
#include "reference/core/source.h"

namespace cmk::harness {

struct StdioOptions {
  std::chrono::milliseconds time_limit{10'000};        // for each answer
  std::chrono::milliseconds start_time_limit{30'000};  // for that to start: interpreters take time
  std::size_t batch_max = 32;  // requests on one line, when the adapter takes several
  Source ids = Source(1);      // of the requests: nobody can number answers beforehand
};

class StdioTarget : public Target {
 public:
  explicit StdioTarget(std::string command, StdioOptions options = {})
      : command_(std::move(command)), options_(options) {}
  // Asks the adapter to stop, waits half a second, and kills its process group.
  ~StdioTarget() override;

  [[nodiscard]] std::expected<TargetInfo, std::string> start() override;
  [[nodiscard]] bool reset() override;
  using Target::apply;
  [[nodiscard]] std::vector<Answer> apply(std::span<const Call> calls) override;
  [[nodiscard]] std::optional<HarnessFault> fault() const override { return fault_; }

  // Of the adapter's shell; 0 while none runs.
  [[nodiscard]] pid_t pid() const { return pipe_ ? pipe_->pid() : 0; }

 private:
  struct Pending;

  [[nodiscard]] std::expected<nlohmann::json, std::string> ask(std::string_view method,
                                                               const nlohmann::json& params);
  [[nodiscard]] std::vector<Pending> prepare(std::span<const Call> calls,
                                             std::vector<Answer>& answers);
  void exchange(std::span<const Pending> pending, std::vector<Answer>& answers);
  [[nodiscard]] std::vector<std::span<const Pending>> write_lines(std::span<const Pending> pending,
                                                                  std::string& text) const;
  [[nodiscard]] bool take_line(std::string_view line, std::span<const Pending> group,
                               std::vector<Answer>& answers, std::vector<bool>& is_answered);
  [[nodiscard]] std::string evidence_of(const LinePipe::Failure& failure) const;
  [[nodiscard]] std::int64_t next_id();
  // From now on every answer is errored, until the next reset.
  void give_up(std::string evidence);

  std::string command_;
  StdioOptions options_;
  std::unique_ptr<LinePipe> pipe_;      // none: not started, or broken
  std::string broken_ = "not started";  // why there is none
  std::string breach_;                  // what an answer broke, within an exchange
  std::optional<HarnessFault> fault_;
  SentSecrets secrets_;       // for no evidence to show
  std::int64_t last_id_ = 0;  // ids grow, by steps that options_.ids chooses
  bool takes_batch_ = false;
};

}  // namespace cmk::harness
