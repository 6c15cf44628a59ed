// Runs one case of one scenario.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "harness/protocol/chosen_texts.h"
#include "harness/suite/runner.h"
#include "harness/variation/variation.h"

namespace cmk::harness {

// What a case is run with. All of it outlives the CaseRunner.
struct CaseContext {
  const Scenario* scenario = nullptr;
  const ScenarioCase* one = nullptr;
  const Rows* rows = nullptr;
  Target* target = nullptr;
  const TargetInfo* info = nullptr;
  const RunOptions* options = nullptr;
  // harness.* methods.
  std::function<Answer(const Call&, const std::vector<PastAnswer>&)> tool;
  // Secrets as the expressions see them.
  std::function<nlohmann::json(const std::string& name, std::size_t length)> secret;
};

class CaseRunner {
 public:
  CaseRunner(const CaseContext& context, SuiteRun& out);
  // Adds one check for each judging step of the case to the run.
  void run();

 private:
  // Why the rest of the case gives no verdict of its own.
  struct Halt {
    CheckStatus status;
    std::string message;
  };
  struct Planned {
    const Step* step;
    std::vector<Call> calls;  // as they are sent
  };

  // Whether a step asks for another instant than T0, with this target's options.
  [[nodiscard]] bool leaves_t0() const;
  void prepare(const Step& step);
  void judge(const Step& step);
  // Sends what is planned; on the first step that is not as expected the case halts.
  void flush();
  void settle(const Step& step, const std::vector<Answer>& answers);
  [[nodiscard]] Eval<Planned> plan(const Step& step);
  [[nodiscard]] std::string drawn_from(const Step& step) const;
  // How often the step is done: as it says, or as an option of the target does.
  [[nodiscard]] Eval<std::size_t> times_of(const Step& step) const;
  // The answers in symbolic names and instants.
  [[nodiscard]] std::vector<Answer> send(const Planned& planned);
  // Records what was sent and answered; gives the answers in symbolic names and instants.
  [[nodiscard]] std::vector<Answer> take(const Planned& planned, std::span<Answer> answers);
  // One answer for each call, whatever the target gives, as it came.
  [[nodiscard]] std::vector<Answer> ask(std::span<const Call> calls);
  // The call alone, with the time that its answer took, for harness.sameTime.
  [[nodiscard]] Answer ask_timed(const Call& call);
  // For the tools that look at earlier answers.
  void remember(const Step& step, const Call& call, const Answer& answer);
  // For the transcript.
  void record(const Step& step, const Call& call, const Answer& answer);
  void bind(const Step& step, const std::vector<Answer>& answers);
  [[nodiscard]] EvalContext values();
  [[nodiscard]] Judged judged(const Step& step, const Answer& answer) const;
  [[nodiscard]] std::optional<Halt> missing_capability(const std::string& requirement,
                                                       const std::set<std::string>& needs) const;
  void emit(const Step& step, CheckStatus status, std::string actual, std::string message);
  void halt(CheckStatus status, std::string message);
  // Runs the steps; what they wrote down may still show secrets.
  void run_steps();

  const CaseContext& context_;
  SuiteRun& out_;
  Variation variation_;
  std::size_t num_prepared_ = 0;                 // steps of the world that were planned
  std::unique_ptr<Redactor> redactor_;           // for the transcript
  std::unique_ptr<Redactor> scenario_redactor_;  // for the body
  std::optional<Halt> halt_;
  std::map<std::string, nlohmann::json> bound_;
  ChosenTexts chosen_;                          // by the target, so far
  std::map<std::string, std::string> made_by_;  // the step that bound a name, in words
  std::vector<PastAnswer> past_;
  std::vector<std::chrono::nanoseconds> took_;  // of the answers of a timed step, in order
  std::vector<Planned> planned_;
  std::size_t num_planned_calls_ = 0;
  Instant now_ = kT0;
};

}  // namespace cmk::harness
