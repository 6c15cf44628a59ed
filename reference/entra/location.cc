#include "reference/entra/location.h"

#include "reference/core/text.h"

namespace cmk::entra {

std::string fold_location(std::string_view location) {
  std::string folded = to_lower(location);
  std::erase(folded, ' ');
  return folded;
}

}  // namespace cmk::entra
