// The rules of vaults (rows KVT), as data.
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::key_vault::rules {

inline constexpr Rule kRecoverOneSecondShort{
    "KVT-01", "recover-ends-a-second-early", RuleKind::fault,
    "Recovery is refused in the last second of retention."};
inline constexpr Rule kRecoverLosesVersions{
    "KVT-01", "recover-loses-older-versions", RuleKind::fault,
    "A recovered key comes back with its current version only."};
inline constexpr Rule kRecoverResetsAttributes{
    "KVT-01", "recover-resets-attributes", RuleKind::fault,
    "A recovered key comes back with attributes as if new."};
inline constexpr Rule kRecoverEmptiesVault{"KVT-01", "recover-empties-vault", RuleKind::fault,
                                           "A recovered vault comes back without its keys."};
inline constexpr Rule kRetentionMin{"KVT-02", "retention-min", RuleKind::limit,
                                    "Retention is at least 7 days.", 7};
inline constexpr Rule kRetentionMax{"KVT-02", "retention-max", RuleKind::limit,
                                    "Retention is at most 90 days.", 90};
inline constexpr Rule kRetentionDefault{"KVT-02", "retention-default", RuleKind::limit,
                                        "Retention is 90 days when none is given.", 90};
inline constexpr Rule kRetentionFixed{"KVT-02", "retention-fixed", RuleKind::demand,
                                      "Retention can never be changed."};
inline constexpr Rule kGoneAfterRetention{
    "KVT-03", "gone-after-retention", RuleKind::demand,
    "At the end of retention a deleted vault or key is gone."};
inline constexpr Rule kPurgeIsIgnored{
    "KVT-03", "purge-is-ignored", RuleKind::fault,
    "A purge is accepted and leaves the deleted vault or key recoverable."};
inline constexpr Rule kPurgeProtected{
    "KVT-04", "purge-protected", RuleKind::demand,
    "With purge protection on, purge is refused until retention ends."};
inline constexpr Rule kPurgeProtectionStays{"KVT-04", "purge-protection-stays", RuleKind::demand,
                                            "Purge protection, once on, cannot be turned off."};
inline constexpr Rule kPurgeNeverAllowed{"KVT-04", "purge-refused-without-protection",
                                         RuleKind::fault,
                                         "Purge is refused although purge protection is off."};
inline constexpr Rule kSoftDeleteStays{"KVT-05", "soft-delete-stays", RuleKind::demand,
                                       "Soft delete, once on, cannot be turned off."};
inline constexpr Rule kRecoverNeedsPermission{
    "KVT-06", "recover-needs-permission", RuleKind::demand,
    "Recovering a key needs the permission recover; delete does not imply it."};
inline constexpr Rule kPurgeNeedsPermission{
    "KVT-06", "purge-needs-permission", RuleKind::demand,
    "Purging a key needs the permission purge; delete does not imply it."};
inline constexpr Rule kVaultPurgeNeedsPermission{
    "KVT-06", "vault-purge-needs-permission", RuleKind::demand,
    "Purging a vault needs an action of its own; deleting vaults does not imply it."};
inline constexpr Rule kVaultRecoverNeedsPermission{
    "KVT-06", "vault-recover-needs-permission", RuleKind::demand,
    "Recovering a vault needs an action of its own; purging vaults does not imply it."};
inline constexpr Rule kRecoverNeedsPurgeToo{"KVT-06", "recover-needs-purge-too", RuleKind::fault,
                                            "Recovering needs the permission purge as well."};
inline constexpr Rule kPurgeNeedsRecoverToo{"KVT-06", "purge-needs-recover-too", RuleKind::fault,
                                            "Purging needs the permission recover as well."};
inline constexpr Rule kPoliciesOnlyWhenActive{
    "KVT-07", "policies-only-when-active", RuleKind::demand,
    "Access policies have no effect on a vault under role-based access control."};
inline constexpr Rule kRolesOnlyWhenActive{
    "KVT-07", "roles-only-when-active", RuleKind::demand,
    "Role assignments have no effect on keys of a vault under access policies."};
inline constexpr Rule kSwitchIsIgnored{"KVT-07", "model-switch-is-ignored", RuleKind::fault,
                                       "Switching the permission model changes nothing."};
inline constexpr Rule kOnlyListedOperations{
    "KVT-08", "only-listed-operations", RuleKind::demand,
    "An access-policy entry grants nothing that it does not list."};
inline constexpr Rule kSinglePermissionsIgnored{
    "KVT-08", "lists-of-one-grant-nothing", RuleKind::fault,
    "An entry that lists a single operation grants nothing."};
inline constexpr Rule kPairsLoseTheLast{
    "KVT-08", "longer-lists-lose-the-last", RuleKind::fault,
    "An entry that lists several operations does not grant the last of them."};
inline constexpr Rule kScopeBinds{"KVT-09", "scope-binds", RuleKind::demand,
                                  "A role assignment holds at its scope and below, nowhere else."};
inline constexpr Rule kInheritedScopeIgnored{
    "KVT-09", "scopes-above-are-ignored", RuleKind::fault,
    "Assignments at the subscription or the resource group do not hold at the vault."};
inline constexpr Rule kKeyScopeIgnored{"KVT-09", "key-scope-is-ignored", RuleKind::fault,
                                       "An assignment at a single key does not hold."};
inline constexpr Rule kVaultScopeIgnored{"KVT-09", "vault-scope-is-ignored", RuleKind::fault,
                                         "An assignment at the vault does not hold."};
inline constexpr Rule kFirewallRefusesOthers{
    "KVT-10", "selected-networks-refuse-others", RuleKind::demand,
    "With selected networks, a public caller outside them is refused."};
inline constexpr Rule kPublicDisabledRefuses{
    "KVT-10", "public-disabled-refuses-public", RuleKind::demand,
    "With public access disabled, a public caller is refused, listed or not."};
inline constexpr Rule kTrustedNeedsBypass{
    "KVT-10", "trusted-needs-bypass", RuleKind::demand,
    "Without the bypass, a trusted service is refused where public callers are."};
inline constexpr Rule kIpRulesIgnored{"KVT-10", "ip-rules-are-ignored", RuleKind::fault,
                                      "Callers inside the selected networks are refused."};
inline constexpr Rule kIpRulesMatchOneAddress{
    "KVT-10", "ip-ranges-match-first-address-only", RuleKind::fault,
    "Of an address range only the first address is let in."};
inline constexpr Rule kIpRulesTooWide{"KVT-10", "ip-ranges-are-one-bit-too-wide", RuleKind::fault,
                                      "Address ranges are taken one bit wider than written."};
inline constexpr Rule kPrivateEndpointRefused{"KVT-10", "private-endpoint-is-refused",
                                              RuleKind::fault, "Private endpoints are refused."};
inline constexpr Rule kBypassIgnored{"KVT-10", "bypass-is-ignored", RuleKind::fault,
                                     "Trusted services are refused although the bypass is on."};
inline constexpr Rule kOpenRefusesPublic{
    "KVT-10", "open-vault-refuses-public", RuleKind::fault,
    "Public callers are refused although all networks are allowed."};
inline constexpr Rule kOpenRefusesTrusted{
    "KVT-10", "open-vault-refuses-services", RuleKind::fault,
    "Trusted services are refused although all networks are allowed."};
inline constexpr Rule kAdministrationObeysNetwork{
    "KVT-11", "administration-obeys-network", RuleKind::demand,
    "Creating, listing and updating keys from a public address is refused while public access is "
    "disabled."};
inline constexpr Rule kSettingsObeyNetwork{
    "KVT-11", "settings-obey-network", RuleKind::fault,
    "The vault's own settings cannot be changed while public access is disabled."};
inline constexpr Rule kServicesLoseAccess{
    "KVT-11", "services-lose-access", RuleKind::fault,
    "Services lose access while public access is disabled, although the bypass is on."};
inline constexpr Rule kDeletedVaultHoldsName{"KVT-12", "deleted-vault-holds-name", RuleKind::demand,
                                             "A soft-deleted vault holds its name."};
inline constexpr Rule kDeletedKeyHoldsName{"KVT-12", "deleted-key-holds-name", RuleKind::demand,
                                           "A soft-deleted key holds its name."};
inline constexpr Rule kPurgedNameStaysHeld{"KVT-12", "purged-name-stays-held", RuleKind::fault,
                                           "A name stays taken after the purge."};
inline constexpr Rule kDeletedVaultUnreachable{"KVT-13", "deleted-vault-is-unreachable",
                                               RuleKind::demand,
                                               "Keys of a deleted vault cannot be reached."};
inline constexpr Rule kRecoveredVaultUnreachable{"KVT-13", "recovered-vault-stays-unreachable",
                                                 RuleKind::fault,
                                                 "Keys of a recovered vault stay unreachable."};
inline constexpr Rule kRolesSurviveDeletion{"KVT-14", "roles-survive-vault-deletion",
                                            RuleKind::fault,
                                            "Deleting a vault leaves its role assignments."};
inline constexpr Rule kNoRolesAfterRecovery{
    "KVT-14", "roles-cannot-be-assigned-again", RuleKind::fault,
    "On a recovered vault newly assigned roles have no effect."};
inline constexpr Rule kLockBlocksDeletion{"KVT-15", "lock-blocks-deletion", RuleKind::demand,
                                          "A locked vault cannot be deleted."};
inline constexpr Rule kUnlockIsIgnored{"KVT-15", "unlock-is-ignored", RuleKind::fault,
                                       "Removing the lock changes nothing."};
inline constexpr Rule kRefusedNotLogged{"KVT-16", "refused-attempts-are-not-logged",
                                        RuleKind::fault,
                                        "Refused attempts do not appear in the audit log."};
inline constexpr Rule kGetNotLogged{"KVT-16", "get-is-not-logged", RuleKind::fault,
                                    "Gets do not appear in the audit log."};
inline constexpr Rule kWrapNotLogged{"KVT-16", "wrap-is-not-logged", RuleKind::fault,
                                     "Wraps do not appear in the audit log."};
inline constexpr Rule kUnwrapNotLogged{"KVT-16", "unwrap-is-not-logged", RuleKind::fault,
                                       "Unwraps do not appear in the audit log."};
inline constexpr Rule kLogOmitsVersion{"KVT-16", "log-omits-version", RuleKind::fault,
                                       "Log entries do not name the key version."};
inline constexpr Rule kLogNamesAnotherCaller{"KVT-16", "log-omits-caller", RuleKind::fault,
                                             "Log entries do not name the caller."};
inline constexpr Rule kLogTimeIsLate{"KVT-16", "log-time-is-a-second-late", RuleKind::fault,
                                     "Log entries carry a time one second late."};
inline constexpr Rule kLogBackwards{"KVT-16", "log-is-in-reverse-order", RuleKind::fault,
                                    "The newest entry comes first."};
inline constexpr Rule kVaultNameMin{"KVT-17", "vault-name-min", RuleKind::limit,
                                    "A vault name has at least 3 characters.", 3};
inline constexpr Rule kVaultNameMax{"KVT-17", "vault-name-max", RuleKind::limit,
                                    "A vault name has at most 24 characters.", 24};
inline constexpr Rule kVaultNameCharacters{"KVT-17", "vault-name-characters", RuleKind::demand,
                                           "A vault name consists of letters, digits and hyphens."};
inline constexpr Rule kKeyNameMin{"KVT-17", "key-name-min", RuleKind::limit,
                                  "A key name has at least 1 character.", 1};
inline constexpr Rule kKeyNameMax{"KVT-17", "key-name-max", RuleKind::limit,
                                  "A key name has at most 127 characters.", 127};
inline constexpr Rule kKeyNameCharacters{"KVT-17", "key-name-characters", RuleKind::demand,
                                         "A key name consists of letters, digits and hyphens."};
inline constexpr Rule kSoftDeleteOffByDefault{"KVT-18", "soft-delete-off-by-default",
                                              RuleKind::fault,
                                              "Soft delete is off unless it was asked for."};
inline constexpr Rule kSoftDeleteCannotBeTurnedOn{"KVT-18", "soft-delete-cannot-be-turned-on",
                                                  RuleKind::fault,
                                                  "Soft delete cannot be turned on later."};
inline constexpr Rule kAnyRetention{"KVT-02", "any-retention-is-accepted", RuleKind::fault,
                                    "Every number of days is accepted."};
inline constexpr Rule kSwitchBackIsIgnored{"KVT-07", "switching-back-is-ignored", RuleKind::fault,
                                           "Role-based access control, once on, stays on."};
inline constexpr Rule kListsGrantLastOnly{
    "KVT-08", "short-lists-grant-the-last-only", RuleKind::fault,
    "An entry that lists two to four operations grants the last of them only."};
inline constexpr Rule kEntriesCountForEveryone{
    "KVT-08", "entries-count-for-everyone", RuleKind::fault,
    "An access-policy entry grants its operations to every principal."};
inline constexpr Rule kLogOmitsKey{"KVT-16", "log-omits-key", RuleKind::fault,
                                   "Log entries do not name the key."};
inline constexpr Rule kLogSaysSuccess{"KVT-16", "log-says-success", RuleKind::fault,
                                      "Log entries tell success for refused attempts."};
inline constexpr Rule kLogNamesGet{"KVT-16", "log-names-get", RuleKind::fault,
                                   "Every log entry names the operation KeyGet."};
inline constexpr Rule kEmptyVaultName{"KVT-17", "empty-vault-name-is-accepted", RuleKind::fault,
                                      "A vault without a name is created."};

inline constexpr std::array kVaultRules = {
    &kRecoverOneSecondShort,
    &kRecoverLosesVersions,
    &kRecoverResetsAttributes,
    &kRecoverEmptiesVault,
    &kRetentionMin,
    &kRetentionMax,
    &kRetentionDefault,
    &kRetentionFixed,
    &kGoneAfterRetention,
    &kPurgeIsIgnored,
    &kPurgeProtected,
    &kPurgeProtectionStays,
    &kPurgeNeverAllowed,
    &kSoftDeleteStays,
    &kRecoverNeedsPermission,
    &kPurgeNeedsPermission,
    &kVaultPurgeNeedsPermission,
    &kVaultRecoverNeedsPermission,
    &kRecoverNeedsPurgeToo,
    &kPurgeNeedsRecoverToo,
    &kPoliciesOnlyWhenActive,
    &kRolesOnlyWhenActive,
    &kSwitchIsIgnored,
    &kOnlyListedOperations,
    &kSinglePermissionsIgnored,
    &kPairsLoseTheLast,
    &kScopeBinds,
    &kInheritedScopeIgnored,
    &kKeyScopeIgnored,
    &kVaultScopeIgnored,
    &kFirewallRefusesOthers,
    &kPublicDisabledRefuses,
    &kTrustedNeedsBypass,
    &kIpRulesIgnored,
    &kIpRulesMatchOneAddress,
    &kIpRulesTooWide,
    &kPrivateEndpointRefused,
    &kBypassIgnored,
    &kOpenRefusesPublic,
    &kOpenRefusesTrusted,
    &kAdministrationObeysNetwork,
    &kSettingsObeyNetwork,
    &kServicesLoseAccess,
    &kDeletedVaultHoldsName,
    &kDeletedKeyHoldsName,
    &kPurgedNameStaysHeld,
    &kDeletedVaultUnreachable,
    &kRecoveredVaultUnreachable,
    &kRolesSurviveDeletion,
    &kNoRolesAfterRecovery,
    &kLockBlocksDeletion,
    &kUnlockIsIgnored,
    &kRefusedNotLogged,
    &kGetNotLogged,
    &kWrapNotLogged,
    &kUnwrapNotLogged,
    &kLogOmitsVersion,
    &kLogNamesAnotherCaller,
    &kLogTimeIsLate,
    &kLogBackwards,
    &kVaultNameMin,
    &kVaultNameMax,
    &kVaultNameCharacters,
    &kKeyNameMin,
    &kKeyNameMax,
    &kKeyNameCharacters,
    &kSoftDeleteOffByDefault,
    &kSoftDeleteCannotBeTurnedOn,
    &kAnyRetention,
    &kSwitchBackIsIgnored,
    &kListsGrantLastOnly,
    &kEntriesCountForEveryone,
    &kLogOmitsKey,
    &kLogSaysSuccess,
    &kLogNamesGet,
    &kEmptyVaultName,
};

}  // namespace cmk::key_vault::rules
