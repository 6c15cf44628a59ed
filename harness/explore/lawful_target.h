// A subject in this process that is watched for the laws as well.
#pragma once

#include <functional>
#include <optional>

#include "harness/explore/laws.h"
#include "harness/target/target.h"

namespace cmk::explore {

class LawfulTarget final : public harness::Target {
 public:
  explicit LawfulTarget(std::function<System()> make);

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

 private:
  std::function<System()> make_;
  System system_;
  LawBook book_;
  std::optional<Broken> broken_;
  std::size_t num_calls_ = 0;
};

}  // namespace cmk::explore
