// Bytes as traces of operations, for the targets that exercise the whole reference: which worlds
// and operations the bytes can name, what stands beside the reference, and how a finding is told.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "fuzz/property.h"
#include "harness/explore/byte_trace.h"

namespace cmk::fuzz {

// What is watched. A deviant that is planted by its name ("KEY-05-wrap-before-exp") takes the place
// of the reference there.
enum class Watched {
  answers,   // the reference by itself: the laws that its answers keep
  states,    // the reference by itself: those that show in whole states, which are copied for it
  beside,    // the reference beside the reference, on the model of crypto
  boringssl  // the reference on BoringSSL beside that on OpenSSL
};

class TraceTarget {
 public:
  // Worlds by name and operations by the beginnings of their methods; all where a list is empty.
  // Ends the program when it cannot be set up: no input's fault; and where CMK_FUZZ_EXPORT names a
  // folder, after it has written the scenarios there as bytes of this target.
  TraceTarget(const Property& property, Watched watched,
              std::span<const std::string_view> worlds = {},
              std::span<const std::string_view> methods = {});

  // Does the trace that the bytes are. Where a law is broken or two answers differ it fails the
  // property; before, where CMK_FUZZ_TRACE names a file, it writes the shortest trace that shows it
  // there, with the rule that is broken.
  void run(std::span<const std::uint8_t> bytes);

 private:
  Property property_;
  Watched watched_;
  explore::Arena arena_;
  explore::Grammar grammar_;
};

// Does the trace that the bytes are on the reference at the earliest instants of its windows, and
// once more on one that acts at random instants, which may differ where a window is open and
// nowhere else.
class TimingTarget {
 public:
  explicit TimingTarget(const Property& property);
  void run(std::span<const std::uint8_t> bytes);

 private:
  Property property_;
  explore::Arena arena_;
  explore::Grammar grammar_;
};

}  // namespace cmk::fuzz
