// What a target claims, and how it says that an input shows otherwise: one line whose beginning,
// the signature, is the same for the same fault, and an abort, which every engine understands.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace cmk::fuzz {

// `requirement` is the row that a finding belongs to; `target` is the source's stem.
struct Property {
  std::string_view requirement;
  std::string_view target;

  // Prints "FINDING ENV-06/aes_gcm_parity/WHAT" and aborts. `what` is out of few words and without
  // a byte of the input; `detail`, on a line of its own, is for people.
  [[noreturn]] void fail(std::string_view what, std::string_view detail = {}) const {
    std::string line = "FINDING ";
    for (const std::string_view piece :
         {requirement, std::string_view("/"), target, std::string_view("/"), what,
          std::string_view("\n"), detail, std::string_view("\n")})
      line += piece;
    (void)std::fputs(line.c_str(), stderr);
    (void)std::fflush(stderr);
    std::abort();
  }
  void require(bool holds, std::string_view what, std::string_view detail = {}) const {
    if (!holds) fail(what, detail);
  }
};

}  // namespace cmk::fuzz
