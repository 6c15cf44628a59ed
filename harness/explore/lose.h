// Takes away one thing that data depends on and leaves the rest: what is documented is what one
// loss alone does. Internal to the generator; what gives it back is remedy.h.
#pragma once

#include "harness/explore/shape.h"

namespace cmk::explore {

// The key as the operation names it: disabled, ended, not begun, or with an operation less.
void lose(const Shaper& shaper, key_vault::KeyUpdate& op);
// The vault's network, its kind of grants, or its deletion rules.
void lose(const Shaper& shaper, key_vault::VaultUpdate& op);
// A permission of those that a service needs, or of those that there are.
void lose(const Shaper& shaper, key_vault::VaultSetAccessPolicy& op);

}  // namespace cmk::explore
