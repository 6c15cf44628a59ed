// The reference, or a deviant of it, in this process.
#pragma once

#include <functional>

#include "harness/target/target.h"
#include "reference/system.h"

namespace cmk::harness {

// What a system gave, as a target tells it.
[[nodiscard]] Answer answer_of(const Outcome& outcome);

class InProcessTarget : public Target {
 public:
  // `make` gives a fresh system at each reset. Which rules are evaluated is recorded to
  // `evaluations`, when there is one; it outlives the target.
  InProcessTarget(std::function<System()> make, TargetInfo info, Evaluations* evaluations = nullptr)
      : make_(std::move(make)),
        info_(std::move(info)),
        evaluations_(evaluations),
        system_(make_()) {}

  [[nodiscard]] std::expected<TargetInfo, std::string> start() override;
  [[nodiscard]] bool reset() override;
  using Target::apply;
  [[nodiscard]] std::vector<Answer> apply(std::span<const Call> calls) override;
  [[nodiscard]] std::optional<HarnessFault> fault() const override { return fault_; }

  // The system as it stands, for those who copy worlds.
  [[nodiscard]] const System& system() const { return system_; }
  void set_system(System system);
  // From now on evaluations are recorded to `evaluations`; none when null.
  void record(Evaluations* evaluations);

 private:
  [[nodiscard]] Answer apply_one(const Call& call);

  std::function<System()> make_;
  TargetInfo info_;
  Evaluations* evaluations_;
  System system_;
  std::optional<HarnessFault> fault_;
};

}  // namespace cmk::harness
