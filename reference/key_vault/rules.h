// The rules of vaults and keys (profile key-vault), as data.
#pragma once

#include "reference/key_vault/key_rules.h"
#include "reference/key_vault/vault_rules.h"
