// What two documents decide differently, or leave open, and the reference can do either way. Each
// is a line of the table; a room asks for it by name, and a name that is not there does not
// compile.
#pragma once

#include <array>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "reference/core/instant.h"

namespace cmk {

// One point that is open, with what its entry in conformance/AMBIGUITIES.md calls the other side.
struct OptionRow {
  std::string_view name;         // as on the command line and in the answer to start
  std::string_view requirement;  // the row that it belongs to
  std::string_view sentence;     // what holds when it is 1, or what its number counts
  std::int64_t fallback = 0;     // when nothing is said: the side that the seeds take
  std::int64_t maximum = 1;      // 1: a switch, off or on
};

inline constexpr std::array kOptions = {
    OptionRow{"revoked-allows-identity-repair", "REV-03",
              "A revoked account takes another default identity (troubleshooting guide); otherwise "
              "deletion is all that it takes (operations available after revocation)."},
    OptionRow{"vcore-status-stays-ready", "VCR-11",
              "An inaccessible cluster still shows clusterStatus Ready while it refuses all "
              "connections (the note on the preview); otherwise it shows Inaccessible."},
    // As long as a managed identity's token is kept (azure-facts 7, C6), at most as long as its
    // certificate; the documents give no time.
    OptionRow{"renewal", "BAK-13",
              "Seconds until an identity that is bound to a deleted account must be renewed, and "
              "cannot be.",
              kDay, 90 * kDay},
};

// A name of the table, checked when it is compiled.
class OptionName {
 public:
  template <std::size_t kSize>
  consteval OptionName(const char (&name)[kSize]) {  // NOLINT: a name is written as a text
    while (kOptions.at(index_).name != std::string_view(name, kSize - 1)) ++index_;
  }
  [[nodiscard]] constexpr std::size_t index() const { return index_; }

 private:
  std::size_t index_ = 0;
};

// The side taken on each point.
class Options {
 public:
  constexpr Options() {
    for (std::size_t i = 0; i < kOptions.size(); ++i) values_.at(i) = kOptions.at(i).fallback;
  }
  [[nodiscard]] constexpr std::int64_t number(OptionName name) const {
    return values_.at(name.index());
  }
  [[nodiscard]] constexpr bool on(OptionName name) const { return number(name) != 0; }

  // Reads "NAME" (1) or "NAME=VALUE" with a whole number from 0 to the maximum. The error says what
  // is wrong, and nothing is set then.
  [[nodiscard]] std::expected<void, std::string> set(std::string_view text);

  // The side taken on the point of kOptions[i].
  [[nodiscard]] std::int64_t at(std::size_t i) const { return values_.at(i); }

  bool operator==(const Options&) const = default;

 private:
  std::array<std::int64_t, kOptions.size()> values_{};
};

}  // namespace cmk
