// The rules of vaults and keys (profile key-vault), as data.
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
inline constexpr Rule kOnlyThreeSizes{
    "KEY-02", "only-three-sizes", RuleKind::demand,
    "Keys of other sizes than 2048, 3072 and 4096 bits are refused."};
inline constexpr Rule k2048Refused{"KEY-02", "size-2048-is-refused", RuleKind::fault,
                                   "Keys of 2048 bits are refused."};
inline constexpr Rule k3072Refused{"KEY-02", "size-3072-is-refused", RuleKind::fault,
                                   "Keys of 3072 bits are refused."};
inline constexpr Rule k4096Refused{"KEY-02", "size-4096-is-refused", RuleKind::fault,
                                   "Keys of 4096 bits are refused."};
inline constexpr Rule kWrapFromNbf{"KEY-04", "wrap-from-nbf", RuleKind::demand,
                                   "Before its activation time a key does not wrap."};
inline constexpr Rule kNbfOffset{"KEY-04", "nbf-offset", RuleKind::limit,
                                 "Seconds between nbf and the first wrap.", 0};
inline constexpr Rule kWrapBeforeExp{"KEY-05", "wrap-before-exp", RuleKind::demand,
                                     "From its expiry time on a key does not wrap."};
inline constexpr Rule kExpOffset{"KEY-05", "exp-offset", RuleKind::limit,
                                 "Seconds between exp and the first refused wrap.", 0};
inline constexpr Rule kUnwrapRefusedAfterExp{
    "KEY-06", "unwrap-refused-after-exp", RuleKind::fault,
    "An expired key does not unwrap, decrypt or verify: data is locked away by a clock."};
inline constexpr Rule kUnwrapRefusedBeforeNbf{
    "KEY-06", "unwrap-refused-before-nbf", RuleKind::fault,
    "A key that is not yet valid does not unwrap, decrypt or verify."};
inline constexpr Rule kEncryptWithinWindow{"KEY-06", "encrypt-within-window", RuleKind::demand,
                                           "Outside its window a key does not encrypt."};
inline constexpr Rule kSignWithinWindow{"KEY-06", "sign-within-window", RuleKind::demand,
                                        "Outside its window a key does not sign."};
inline constexpr Rule kAbsentExpIsAYear{"KEY-07", "absent-exp-is-a-year", RuleKind::fault,
                                        "A key without exp expires after a year."};
inline constexpr Rule kAbsentNbfIsLater{
    "KEY-07", "absent-nbf-is-an-hour-later", RuleKind::fault,
    "A key without nbf becomes valid an hour after its creation."};
inline constexpr Rule kInvertedWindowIgnored{
    "KEY-07", "inverted-window-is-ignored", RuleKind::fault,
    "A window whose end is not after its beginning is ignored."};
inline constexpr Rule kDisabledCannotWrap{"KEY-08", "disabled-cannot-wrap", RuleKind::demand,
                                          "A disabled version does not wrap."};
inline constexpr Rule kDisabledCannotUnwrap{"KEY-08", "disabled-cannot-unwrap", RuleKind::demand,
                                            "A disabled version does not unwrap."};
inline constexpr Rule kEnablingIsIgnored{"KEY-08", "enabling-is-ignored", RuleKind::fault,
                                         "A disabled version cannot be enabled again."};
inline constexpr Rule kCorruptImportAccepted{"KEY-09", "corrupt-import-is-accepted",
                                             RuleKind::fault, "A damaged import blob is accepted."};
inline constexpr Rule kCorruptRestoreAccepted{
    "KEY-09", "corrupt-backup-is-accepted", RuleKind::fault, "A damaged backup blob is accepted."};
inline constexpr Rule kRefusedImportStores{"KEY-09", "refused-import-stores-a-key", RuleKind::fault,
                                           "A refused import leaves a key behind."};
inline constexpr Rule kPfxRefused{"KEY-09", "pfx-is-refused", RuleKind::fault,
                                  "The form .pfx is refused."};
inline constexpr Rule kByokRefused{"KEY-09", "byok-is-refused", RuleKind::fault,
                                   "The form .byok is refused."};
inline constexpr Rule kBackupRefused{"KEY-09", "backup-is-refused", RuleKind::fault,
                                     "The form .backup is refused."};
inline constexpr Rule kOtherTypesAccepted{"KEY-09", "other-key-types-are-accepted", RuleKind::fault,
                                          "An import that holds no RSA key is accepted."};
inline constexpr Rule kUpdateMakesCurrent{
    "KEY-11", "update-makes-current", RuleKind::fault,
    "Updating an older version's attributes makes it the current one."};
inline constexpr Rule kFirstStaysCurrent{"KEY-11", "first-version-stays-current", RuleKind::fault,
                                         "The first version stays the current one."};
inline constexpr Rule kExistingNameRefused{"KEY-11", "existing-name-is-refused", RuleKind::fault,
                                           "Creating a key under an existing name is refused."};
inline constexpr Rule kOlderVersionsUnusable{"KEY-12", "older-versions-are-unusable",
                                             RuleKind::fault,
                                             "Older versions neither wrap nor unwrap."};
inline constexpr Rule kGetReturnsPrivate{"KEY-13", "get-returns-private-members", RuleKind::fault,
                                         "Get returns the private exponent."};
inline constexpr Rule kCreateReturnsPrivate{
    "KEY-13", "create-returns-private-members", RuleKind::fault,
    "Create, import and rotate return the private exponent."};
inline constexpr Rule kDeleteReturnsPrivate{"KEY-13", "delete-returns-private-members",
                                            RuleKind::fault,
                                            "Delete and recover return the private exponent."};
inline constexpr Rule kUpdateReturnsPrivate{"KEY-13", "update-returns-private-members",
                                            RuleKind::fault,
                                            "Update and restore return the private exponent."};
inline constexpr Rule kListReturnsPrivate{"KEY-13", "lists-return-private-members", RuleKind::fault,
                                          "Lists return the private exponent."};
inline constexpr Rule kRestoreSameSubscription{
    "KEY-14", "restore-within-subscription", RuleKind::demand,
    "A backup is restored only within its subscription."};
inline constexpr Rule kRestoreSameGeography{"KEY-14", "restore-within-geography", RuleKind::demand,
                                            "A backup is restored only within its geography."};
inline constexpr Rule kRestoreFreeName{"KEY-14", "restore-under-free-name", RuleKind::demand,
                                       "A backup is restored only under a free name."};
inline constexpr Rule kBackupAuthentic{"KEY-14", "backup-is-authentic", RuleKind::demand,
                                       "A changed backup is refused."};
inline constexpr Rule kBackupInClear{"KEY-14", "backup-holds-private-key-in-clear", RuleKind::fault,
                                     "A backup holds the private key in clear."};
inline constexpr Rule kBackupCurrentOnly{"KEY-14", "backup-holds-current-version-only",
                                         RuleKind::fault,
                                         "A backup holds the current version only."};
inline constexpr Rule kRestoreOnlyIntoSameVault{
    "KEY-14", "restore-only-into-same-vault", RuleKind::fault,
    "A backup is restored only into the vault it comes from."};
inline constexpr Rule kWrapNamesNoVersion{"KEY-15", "wrap-names-no-version", RuleKind::fault,
                                          "Wrap names the key without its version."};
inline constexpr Rule kUnwrapTriesEveryVersion{
    "KEY-15", "unwrap-tries-every-version", RuleKind::fault,
    "Unwrap with one version also opens what another version wrapped."};
inline constexpr Rule kUnwrapDropsLastByte{"KEY-15", "unwrap-drops-last-byte", RuleKind::fault,
                                           "Unwrap gives back one byte less than was wrapped."};
inline constexpr Rule kOaepUnsupported{"KEY-15", "oaep-sha1-is-refused", RuleKind::fault,
                                       "RSA-OAEP is refused."};
inline constexpr Rule kOaep256Unsupported{"KEY-15", "oaep-sha256-is-refused", RuleKind::fault,
                                          "RSA-OAEP-256 is refused."};
inline constexpr Rule kRsa15Unsupported{"KEY-15", "rsa1_5-is-refused", RuleKind::fault,
                                        "RSA1_5 is refused."};
inline constexpr Rule kWrapNeedsWrapOp{"KEY-16", "wrap-needs-wrapKey", RuleKind::demand,
                                       "A key whose key_ops lack wrapKey does not wrap."};
inline constexpr Rule kUnwrapNeedsUnwrapOp{"KEY-16", "unwrap-needs-unwrapKey", RuleKind::demand,
                                           "A key whose key_ops lack unwrapKey does not unwrap."};
inline constexpr Rule kWrapNeedsEncryptToo{"KEY-16", "wrap-needs-encrypt-too", RuleKind::fault,
                                           "Wrap needs encrypt among the key_ops as well."};
inline constexpr Rule kUnwrapNeedsDecryptToo{"KEY-16", "unwrap-needs-decrypt-too", RuleKind::fault,
                                             "Unwrap needs decrypt among the key_ops as well."};
inline constexpr Rule kTriggerMin{"KEY-17", "trigger-min", RuleKind::limit,
                                  "A rotation trigger lies at least 7 days away, in seconds.",
                                  604800};
inline constexpr Rule kRotatesEarly{"KEY-17", "rotates-a-second-early", RuleKind::fault,
                                    "A rotation happens a second before its trigger."};
inline constexpr Rule kNeverRotates{"KEY-17", "policy-never-rotates", RuleKind::fault,
                                    "A rotation policy is stored and never acts."};
inline constexpr Rule kBeforeExpiryIgnored{"KEY-17", "before-expiry-trigger-is-ignored",
                                           RuleKind::fault, "A trigger before expiry never acts."};
inline constexpr Rule kRotationDisablesPrevious{"KEY-18", "rotation-disables-previous",
                                                RuleKind::fault,
                                                "Rotation disables the previous version."};
inline constexpr Rule kRotationExpiresPrevious{"KEY-18", "rotation-expires-previous",
                                               RuleKind::fault,
                                               "Rotation ends the previous version's validity."};
inline constexpr Rule kVersionNotDeletable{"KEY-19", "version-cannot-be-deleted", RuleKind::demand,
                                           "A single version cannot be deleted."};
inline constexpr Rule kDeleteLeavesVersions{
    "KEY-19", "delete-leaves-versions-reachable", RuleKind::fault,
    "Deleting a key leaves its versions reachable under their identifiers."};
inline constexpr Rule kUpdateIsIgnored{"KEY-20", "update-is-ignored", RuleKind::fault,
                                       "An update of attributes is accepted and not stored."};
inline constexpr Rule kUpdatedDecreases{"KEY-20", "updated-decreases", RuleKind::fault,
                                        "The time of the last update goes backwards."};
inline constexpr Rule kGetOmitsWindow{"KEY-20", "get-omits-window", RuleKind::fault,
                                      "Get returns neither nbf nor exp."};
inline constexpr Rule kGetOmitsOps{"KEY-20", "get-omits-key-ops", RuleKind::fault,
                                   "Get returns no key_ops."};
inline constexpr Rule kListOmitsFirst{"KEY-20", "list-omits-first", RuleKind::fault,
                                      "Lists leave out their first element."};
inline constexpr Rule kCreatedIsWrong{"KEY-20", "created-is-a-second-early", RuleKind::fault,
                                      "The time of creation is a second early."};
inline constexpr Rule kPurgedKeyStillWorks{"ENV-12", "purged-key-still-works", RuleKind::fault,
                                           "A purged key goes on unwrapping."};
inline constexpr Rule kUnwrapTellsWhy{"ENV-13", "unwrap-tells-why", RuleKind::fault,
                                      "A caller can tell a wrong length from a wrong padding."};
inline constexpr Rule kRefusalHoldsPassword{
    "ENV-11", "refusal-holds-password", RuleKind::fault,
    "A refused import tells the password on the diagnostic channel."};
inline constexpr Rule kLogHoldsKey{"ENV-11", "log-holds-wrapped-key-in-clear", RuleKind::fault,
                                   "The audit log shows the key that was wrapped."};
inline constexpr Rule kAnyRetention{"KVT-02", "any-retention-is-accepted", RuleKind::fault,
                                    "Every number of days is accepted."};
inline constexpr Rule kSwitchBackIsIgnored{"KVT-07", "switching-back-is-ignored", RuleKind::fault,
                                           "Role-based access control, once on, stays on."};
inline constexpr Rule kListsGrantLastOnly{
    "KVT-08", "longer-lists-grant-the-last-only", RuleKind::fault,
    "An entry that lists several operations grants the last of them only."};
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
inline constexpr Rule kAnyTrigger{"KEY-17", "any-trigger-is-accepted", RuleKind::fault,
                                  "Every rotation trigger is accepted."};

inline constexpr std::array kRules = {
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
    &kOnlyThreeSizes,
    &k2048Refused,
    &k3072Refused,
    &k4096Refused,
    &kWrapFromNbf,
    &kNbfOffset,
    &kWrapBeforeExp,
    &kExpOffset,
    &kUnwrapRefusedAfterExp,
    &kUnwrapRefusedBeforeNbf,
    &kEncryptWithinWindow,
    &kSignWithinWindow,
    &kAbsentExpIsAYear,
    &kAbsentNbfIsLater,
    &kInvertedWindowIgnored,
    &kDisabledCannotWrap,
    &kDisabledCannotUnwrap,
    &kEnablingIsIgnored,
    &kCorruptImportAccepted,
    &kCorruptRestoreAccepted,
    &kRefusedImportStores,
    &kPfxRefused,
    &kByokRefused,
    &kBackupRefused,
    &kOtherTypesAccepted,
    &kUpdateMakesCurrent,
    &kFirstStaysCurrent,
    &kExistingNameRefused,
    &kOlderVersionsUnusable,
    &kGetReturnsPrivate,
    &kCreateReturnsPrivate,
    &kDeleteReturnsPrivate,
    &kUpdateReturnsPrivate,
    &kListReturnsPrivate,
    &kRestoreSameSubscription,
    &kRestoreSameGeography,
    &kRestoreFreeName,
    &kBackupAuthentic,
    &kBackupInClear,
    &kBackupCurrentOnly,
    &kRestoreOnlyIntoSameVault,
    &kWrapNamesNoVersion,
    &kUnwrapTriesEveryVersion,
    &kUnwrapDropsLastByte,
    &kOaepUnsupported,
    &kOaep256Unsupported,
    &kRsa15Unsupported,
    &kWrapNeedsWrapOp,
    &kUnwrapNeedsUnwrapOp,
    &kWrapNeedsEncryptToo,
    &kUnwrapNeedsDecryptToo,
    &kTriggerMin,
    &kRotatesEarly,
    &kNeverRotates,
    &kBeforeExpiryIgnored,
    &kRotationDisablesPrevious,
    &kRotationExpiresPrevious,
    &kVersionNotDeletable,
    &kDeleteLeavesVersions,
    &kUpdateIsIgnored,
    &kUpdatedDecreases,
    &kGetOmitsWindow,
    &kGetOmitsOps,
    &kListOmitsFirst,
    &kCreatedIsWrong,
    &kPurgedKeyStillWorks,
    &kUnwrapTellsWhy,
    &kRefusalHoldsPassword,
    &kLogHoldsKey,
    &kAnyRetention,
    &kSwitchBackIsIgnored,
    &kListsGrantLastOnly,
    &kEntriesCountForEveryone,
    &kLogOmitsKey,
    &kLogSaysSuccess,
    &kLogNamesGet,
    &kEmptyVaultName,
    &kAnyTrigger,
};

}  // namespace cmk::key_vault::rules
