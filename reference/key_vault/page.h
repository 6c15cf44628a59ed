// Pages of a list: at most `maxresults` items, and where to go on.
#pragma once

#include <optional>
#include <string>

#include "reference/key_vault/key_bundle.h"
#include "reference/key_vault/room.h"

namespace cmk::key_vault {

inline constexpr std::int64_t kPageMax = 25;  // azure-facts 3.1

class Page {
 public:
  // invalidParameter when maxresults is not 1 to 25.
  static Result<Page> open(const Rulebook& rules, std::optional<std::int64_t> maxresults);

  // Takes an item; false when the page was full before, which makes it not the last one.
  bool add(KeyItem item, const std::string& token);
  [[nodiscard]] KeyList close();

 private:
  std::size_t max_ = kPageMax;
  bool skip_one_ = false;
  std::string token_;
  KeyList list_;
};

}  // namespace cmk::key_vault
