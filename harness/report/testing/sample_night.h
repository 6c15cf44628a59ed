// Made-up nights of the fuzzers, for tests and for looking at the page.
#pragma once

#include <string>

#include "harness/report/night.h"

namespace cmk::harness {

enum class NightSample {
  clean,    // a few targets, the canary found
  found,    // thirty targets, three findings, forty faults, one target below its floor
  hostile,  // found, and every text tries to break out of the report
};

[[nodiscard]] Night sample_night(NightSample sample);

// The night.json that is read as that night.
[[nodiscard]] std::string night_json(const Night& night);

}  // namespace cmk::harness
