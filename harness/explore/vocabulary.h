// The operations as explorations draw them: what each is about, how often it is drawn, and what
// makes its subject where there is none yet. Internal to the generator.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "harness/explore/fill.h"
#include "harness/explore/known.h"

namespace cmk::explore {

inline constexpr std::size_t kNumOperations = boost::mp11::mp_size<Operations>::value;

// The place of a method in the registry; it must be there.
constexpr std::size_t index_of(std::string_view method) {
  std::size_t found = kNumOperations;
  std::size_t i = 0;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>([&](auto op) {
    if (method == Note<typename decltype(op)::type>::kName) found = i;
    ++i;
  });
  if (found == kNumOperations) std::abort();  // no constant
  return found;
}

// Whether there is what an operation is about: else it is no more than a question for something
// that is not there.
using IsThere = bool (*)(const Known&);

struct Subject {
  std::string_view methods;  // a beginning; the first row that fits counts
  IsThere is_there;
  std::uint32_t weight = 4;      // of each of these operations
  std::string_view before = {};  // the method that makes one, where there is none
  std::optional<std::size_t> index_before = std::nullopt;
};
// By place in the registry.
[[nodiscard]] const Subject& subject_of(std::size_t operation);

// The operation, each member drawn by itself.
[[nodiscard]] AnyParams filled(std::size_t operation, Filler& filler);

}  // namespace cmk::explore
