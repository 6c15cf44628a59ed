// What a target declares to have chosen about time and the reference cannot follow: from where on a
// difference proves nothing.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "harness/suite/time_text.h"
#include "reference/core/instant.h"

namespace cmk::explore {

class Latitude {
 public:
  // "leeway": keys are counted as valid longer, and sooner; "propagation": a change of grants shows
  // later. Of logs, which "lag" is about, nothing is held against who acts anywhere in windows.
  explicit Latitude(const harness::TargetOptions& declared);

  // Takes in one step, before its answer is judged. Worlds wait where they need it for what they
  // grant: the steps after one are in doubt only where they come sooner.
  void pass(std::string_view method, const nlohmann::json& params, Instant now, bool in_world);
  // Whether the target may by now have answered, or its services acted, otherwise than the
  // reference. What has begun does not end: a service that was late once is late in what it does
  // later.
  [[nodiscard]] bool is_open() const { return is_open_; }

 private:
  void note_window(const nlohmann::json& params, Instant now);

  Seconds leeway_ = 0;
  Seconds propagation_ = 0;
  std::vector<Instant> openings_;  // each the first instant at which leeway plays a part
  Instant settled_ = kInstantMin;  // when all that the world granted shows
  bool is_granted_anew_ = false;   // by a step after the world
  bool is_open_ = false;
};

}  // namespace cmk::explore
