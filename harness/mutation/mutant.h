// The switch of the mutants: a mutated copy of the sources holds every mutant, and each asks here
// whether it is the one that is switched on. Put before every source of that copy by -include.
#pragma once

#include <cstdint>

namespace cmk::mutation {

// The number of the mutant that is switched on; 0 for none.
inline int active = 0;

// Where it is told, at the mutant's number, that one has been asked; null to tell nothing.
inline std::uint8_t* reached = nullptr;

}  // namespace cmk::mutation

// Whether mutant `number` is switched on.
inline bool cmk_mutant(int number) {
  if (cmk::mutation::reached != nullptr) cmk::mutation::reached[number] = 1;
  return number == cmk::mutation::active;
}

// A bound, one larger in the mutant.
template <class T>
T cmk_mutant_bound(int number, T bound) {
  return cmk_mutant(number) ? static_cast<T>(bound + 1) : bound;
}
