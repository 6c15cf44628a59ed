// A flaw inside one file, before the file's name is known.
#pragma once

#include <expected>
#include <string>

namespace cmk::harness {

struct Flaw {
  std::string place;   // a JSON pointer or "line N"; "" for the file as a whole
  std::string reason;  // one line
};
template <class T>
using Read = std::expected<T, Flaw>;

[[nodiscard]] inline std::unexpected<Flaw> flaw(std::string place, std::string reason) {
  return std::unexpected(Flaw{std::move(place), std::move(reason)});
}

}  // namespace cmk::harness
