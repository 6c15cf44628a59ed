// What the documents leave open, as one system does it.
#pragma once

#include "reference/core/options.h"
#include "reference/core/timing.h"

namespace cmk {

// Every one of them conforms; none is a rule that a deviant could break.
struct Choices {
  TimingChoice timing;
  Options options;
  bool operator==(const Choices&) const = default;
};

}  // namespace cmk
