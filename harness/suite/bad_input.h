// What is wrong with a file that somebody handed in: one line, exit code 65.
#pragma once

#include <string>

namespace cmk::harness {

struct BadInput {
  std::string file;    // as it was named
  std::string place;   // "line 3", "entries[2].expires", "" when the file as a whole is meant
  std::string reason;  // "unknown member 'foo'"
  bool operator==(const BadInput&) const = default;
};

// "FILE: PLACE: REASON"
[[nodiscard]] inline std::string to_string(const BadInput& bad) {
  return bad.file + ": " + (bad.place.empty() ? "" : bad.place + ": ") + bad.reason;
}

}  // namespace cmk::harness
