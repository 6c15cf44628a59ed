#include "reference/core/rulebook.h"

#include <fmt/format.h>

namespace cmk {

void Rulebook::write(const Rule& rule, bool decisive, const std::source_location& place) const {
  std::string_view file = place.file_name();
  if (auto at = file.rfind("reference/"); at != std::string_view::npos) file.remove_prefix(at);
  log_->places.emplace(&rule, fmt::format("{}:{}", file, place.line()));
  if (decisive) log_->decisive.insert(&rule);
}

}  // namespace cmk
