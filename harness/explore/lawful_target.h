// A subject in this process that is watched for the laws as well.
#pragma once

#include <functional>
#include <optional>

#include "harness/explore/laws.h"
#include "harness/target/target.h"

namespace cmk::explore {

class LawfulTarget final : public harness::Target {
 public:
  explicit LawfulTarget(std::function<System()> make, Watch watch = {});

  [[nodiscard]] std::expected<harness::TargetInfo, std::string> start() override;
  [[nodiscard]] bool reset() override;
  using Target::apply;
  [[nodiscard]] std::vector<harness::Answer> apply(std::span<const harness::Call> calls) override;

  // The first law broken since the last reset, and by which call since then, from 0.
  struct Broken {
    Breach breach;
    std::size_t call = 0;
  };
  [[nodiscard]] const std::optional<Broken>& broken() const { return broken_; }
  // What all calls since the last reset break that ask for the same once more; by the last of them.
  [[nodiscard]] std::optional<Broken> repeat() const;

 private:
  std::function<System()> make_;
  Watch watch_;
  System system_;
  LawBook book_;
  std::optional<Broken> broken_;
  std::size_t num_calls_ = 0;
  std::vector<Operation> done_;
};

}  // namespace cmk::explore
