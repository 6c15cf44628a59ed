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
  int restarts_max = 100;                              // of an adapter that breaks again and again
  std::size_t batch_max = 32;  // requests on one line, when the adapter takes several
  Source ids = Source(1);      // of the requests: nobody can number answers beforehand
};

class StdioTarget : public Target {
 public:
  explicit StdioTarget(std::string command, StdioOptions options = {})
      : command_(std::move(command)), options_(options) {}
  // Stops the adapter if nobody did. The time for it is that of stop().
  ~StdioTarget() override;

  [[nodiscard]] std::expected<TargetInfo, std::string> start() override;
  // After five failed resets in a row, or restarts_max restarts, the adapter is not tried again.
  [[nodiscard]] bool reset() override;
  [[nodiscard]] std::string why_broken() const override { return broken_; }
  using Target::apply;
  [[nodiscard]] std::vector<Answer> apply(std::span<const Call> calls) override;
  // Asks the adapter to stop, waits five seconds for each of its answer and its end, and kills it
  // with everything that it started.
  [[nodiscard]] Conduct stop() override;
  [[nodiscard]] std::optional<HarnessFault> fault() const override { return fault_; }

  // Of the adapter's shell; 0 while none runs.
  [[nodiscard]] pid_t pid() const { return pipe_ ? pipe_->pid() : 0; }

 private:
  struct Pending;

  [[nodiscard]] std::expected<TargetInfo, std::string> launch();
  [[nodiscard]] bool launch_again();
  [[nodiscard]] bool is_given_up();
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
  std::optional<TargetInfo> first_info_;  // as it was started first
  Conduct conduct_;
  int num_failed_resets_ = 0;  // in a row
  bool crashed_ = false;       // whether the last failed exchange was a crash
  SentSecrets secrets_;        // for no evidence to show
  std::int64_t last_id_ = 0;   // ids grow, by steps that options_.ids chooses
  bool takes_batch_ = false;
};

}  // namespace cmk::harness
