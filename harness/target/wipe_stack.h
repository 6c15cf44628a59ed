// What functions that have returned left on the stack.
#pragma once

namespace cmk::harness {

// Overwrites the 128 KiB of this thread's stack that lie beyond the caller's frame: serializers and
// parsers keep pieces of what they work on there.
void wipe_stack() noexcept;

}  // namespace cmk::harness
