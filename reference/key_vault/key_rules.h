// The rules of keys (rows KEY, and what rows ENV ask of a vault), as data.
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::key_vault::rules {

inline constexpr Rule kNoSymmetricKeys{"KEY-01", "no-symmetric-keys", RuleKind::demand,
                                       "A vault refuses symmetric keys."};
inline constexpr Rule kCurvesWrap{"KEY-01", "ec-keys-wrap", RuleKind::fault,
                                  "Keys on elliptic curves wrap data keys."};
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
inline constexpr Rule kAnyTrigger{"KEY-17", "any-trigger-is-accepted", RuleKind::fault,
                                  "Every rotation trigger is accepted."};

inline constexpr std::array kKeyRules = {
    &kNoSymmetricKeys,
    &kCurvesWrap,
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
    &kAnyTrigger,
};

}  // namespace cmk::key_vault::rules
