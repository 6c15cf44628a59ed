// Shapes operations on identities, vaults, keys and envelopes. Internal to shape.cc.
#pragma once

#include "harness/explore/shape.h"

namespace cmk::explore {

void help(const Shaper& shaper, entra::TenantCreate& op);
void help(const Shaper& shaper, entra::SubscriptionCreate& op);
void help(const Shaper& shaper, entra::IdentityCreate& op);
void help(const Shaper& shaper, key_vault::VaultCreate& op);
void help(const Shaper& shaper, key_vault::VaultUpdate& op);
void help(const Shaper& shaper, key_vault::VaultSetAccessPolicy& op);
void help(const Shaper& shaper, key_vault::VaultRemoveAccessPolicy& op);
void help(const Shaper& shaper, entra::RoleAssign& op);
void help(const Shaper& shaper, entra::IdentityDelete& op);
void help(const Shaper& shaper, key_vault::KeyCreate& op);
void help(const Shaper& shaper, key_vault::KeyUpdate& op);
void help(const Shaper& shaper, key_vault::KeyImport& op);
void help(const Shaper& shaper, key_vault::KeyRestore& op);
void help(const Shaper& shaper, key_vault::KeyRecover& op);
void help(const Shaper& shaper, key_vault::KeyPurge& op);
void help(const Shaper& shaper, key_vault::VaultRecover& op);
void help(const Shaper& shaper, key_vault::VaultPurge& op);
void help(const Shaper& shaper, entra::IdentityRecover& op);
void help(const Shaper& shaper, key_vault::KeyDelete& op);
void help(const Shaper& shaper, key_vault::KeyGet& op);
void help(const Shaper& shaper, key_vault::KeyWrapKey& op);
void help(const Shaper& shaper, key_vault::KeyEncrypt& op);
void help(const Shaper& shaper, key_vault::KeyUnwrapKey& op);
void help(const Shaper& shaper, key_vault::KeyDecrypt& op);
void help(const Shaper& shaper, key_vault::KeySign& op);
void help(const Shaper& shaper, key_vault::KeyVerify& op);
void help(const Shaper& shaper, key_vault::KeySetRotationPolicy& op);
void help(const Shaper& shaper, envelope::EnvelopeSeal& op);
void help(const Shaper& shaper, envelope::EnvelopeOpen& op);
void help(const Shaper& shaper, envelope::EnvelopeRewrap& op);

}  // namespace cmk::explore
