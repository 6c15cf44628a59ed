#include "reference/key_vault/vault_store.h"

#include <algorithm>
#include <iterator>

namespace cmk::key_vault {

std::vector<std::string> VaultStore::take_changes() {
  const std::vector<std::string> of_live = live.take_changes();
  const std::vector<std::string> of_deleted = deleted.take_changes();
  std::vector<std::string> names;
  std::ranges::set_union(of_live, of_deleted, std::back_inserter(names));
  return names;
}

}  // namespace cmk::key_vault
