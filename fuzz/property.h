// What a target claims, and how it says that an input shows otherwise: one line whose beginning,
// the signature, is the same for the same fault, and an abort, which every engine understands.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace cmk::fuzz {

// `requirement` is the row that a finding belongs to; `target` is the source's stem.
struct Property {
  std::string_view requirement;
  std::string_view target;

  // Prints "FINDING ENV-06/aes_gcm_parity/WHAT" and aborts. `what` is out of few words and without
  // a byte of the input; `detail`, on a line of its own, is for people.
  [[noreturn]] void fail(std::string_view what, std::string_view detail = {}) const {
    const auto len = [](std::string_view text) { return static_cast<int>(text.size()); };
    (void)std::fprintf(stderr, "FINDING %.*s/%.*s/%.*s\n%.*s\n", len(requirement),
                       requirement.data(), len(target), target.data(), len(what), what.data(),
                       len(detail), detail.data());
    (void)std::fflush(stderr);
    std::abort();
  }
  void require(bool holds, std::string_view what, std::string_view detail = {}) const {
    if (!holds) fail(what, detail);
  }
};

}  // namespace cmk::fuzz
