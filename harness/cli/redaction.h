// How the declarations of the operations tell what a run may write down.
#pragma once

#include "harness/suite/redaction.h"

namespace cmk::cli {

[[nodiscard]] harness::Redaction declared_redaction();

}  // namespace cmk::cli
