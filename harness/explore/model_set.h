// The reference as a judge of implementations that act anywhere within a documented window: the
// systems that what was seen so far leaves possible.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "harness/suite/expression.h"
#include "harness/target/target.h"
#include "reference/system.h"

namespace cmk::explore {

enum class Windows {
  exact,    // as the model takes them
  adopted,  // wherever the subject acts within them; held to it afterwards, but for what logs tell
};

class ModelSet {
 public:
  // `declared`: what the subject declares, for parameters that name it.
  ModelSet(const System& model, Windows windows, harness::TargetOptions declared = {});

  // What a step came to.
  struct Judged {
    bool is_done = true;  // false: no model can make its parameters of earlier answers
    std::optional<std::string> difference;  // of the subject's answer from every model's
    harness::Answer expected;               // of the model that comes first
  };
  // Does the step in every model and keeps those that answer as the subject did. Where none does,
  // the first one goes on alone.
  Judged judge(const std::string& method, const harness::Expression& params, Instant now,
               const std::string& bind, const harness::Answer& subject);

  // More models than can be kept or tried: what follows cannot be judged.
  [[nodiscard]] bool is_lost() const { return is_lost_; }

 private:
  struct Model {
    System system;
    std::map<std::string, nlohmann::json> bound;
  };
  struct Done {
    Model model;
    harness::Answer answer;
    std::optional<std::string> difference;
    bool is_padding = false;  // the difference proves nothing: may_differ_by_padding
  };

  // Each model in both extremes of the windows that the jump to `now` or the step opens.
  void branch(Instant now);
  // The system, and what it would be if some of what comes due by `now` had been done right after
  // the step before: what happens on the way, a backup for one, finds the one or the other.
  [[nodiscard]] std::vector<System> with_early_ones(const System& system, Instant now) const;
  // Brings a model to `now`. What is withdrawn on the way may have been done before: one more model
  // for each choice.
  void pass(Model model, Instant now, std::vector<Model>& passed);
  [[nodiscard]] std::vector<System> choices(const System& system, const std::vector<Task>& tasks,
                                            Instant now);
  [[nodiscard]] std::optional<Done> done(Model model, const std::string& method,
                                         const harness::Expression& params, Instant now,
                                         const std::string& bind,
                                         const harness::Answer& subject) const;
  void keep(std::vector<Done> fitting);

  Windows windows_;
  harness::TargetOptions declared_;
  std::vector<Model> models_;
  Instant last_ = kInstantMin;  // of the step before
  bool are_all_tried_ = true;   // false: that no model fits says nothing
  bool is_lost_ = false;
};

}  // namespace cmk::explore
