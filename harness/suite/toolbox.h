// The harness.* methods: what the harness itself computes for a scenario.
#pragma once

#include <utility>

#include "harness/suite/tools.h"

namespace cmk::harness {

class Toolbox {
 public:
  // The backends outlive the toolbox; one or two. `make_byok` may be empty: then harness.byok is
  // unsupported.
  Toolbox(std::vector<const crypto::Backend*> backends, MakeByok make_byok)
      : backends_(std::move(backends)), make_byok_(std::move(make_byok)) {}

  // What the tool of that method answers (tool.h); unsupported for any other method.
  [[nodiscard]] Answer apply(const Call& call, const std::vector<PastAnswer>& past,
                             ToolMemory& memory) const;

 private:
  std::vector<const crypto::Backend*> backends_;
  MakeByok make_byok_;
};

}  // namespace cmk::harness
