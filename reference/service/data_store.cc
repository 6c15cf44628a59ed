#include "reference/service/data_store.h"

namespace cmk::service {

// Names hold no NUL (check_place), so that it separates.
std::string record_key(std::string_view container, std::string_view id) {
  std::string key(container);
  key += '\0';
  key += id;
  return key;
}

std::string_view container_of_record_key(std::string_view key) {
  return key.substr(0, key.find('\0'));
}

std::string_view id_of_record_key(std::string_view key) { return key.substr(key.find('\0') + 1); }

}  // namespace cmk::service
