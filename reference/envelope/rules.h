// The rules of envelopes (profile envelope), as data.
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::envelope::rules {

inline constexpr Rule kPlaintextInClear{"ENV-01", "payload-in-clear", RuleKind::fault,
                                        "The payload is stored in clear."};
inline constexpr Rule kShortDataKey{"ENV-01", "data-key-of-128-bits", RuleKind::fault,
                                    "Data is encrypted with AES-128."};
inline constexpr Rule kDataKeyInClear{"ENV-02", "data-key-in-clear", RuleKind::fault,
                                      "The data key is stored in clear."};
inline constexpr Rule kHeaderOmitsVersion{"ENV-02", "header-omits-version", RuleKind::fault,
                                          "The header names the wrapping key without its version."};
inline constexpr Rule kHeaderNamesOtherAlgorithm{
    "ENV-02", "header-names-other-algorithm", RuleKind::fault,
    "The header names another wrapping algorithm than was used."};
inline constexpr Rule kHeaderAuthentic{"ENV-04", "header-is-authentic", RuleKind::demand,
                                       "A changed header or wrapped key is refused."};
inline constexpr Rule kPayloadAuthentic{"ENV-04", "payload-is-authentic", RuleKind::demand,
                                        "A changed payload is refused."};
inline constexpr Rule kFormatStrict{"ENV-04", "format-is-strict", RuleKind::demand,
                                    "Bytes that are not of the format are refused."};
inline constexpr Rule kNonceRepeats{"ENV-07", "nonce-repeats", RuleKind::fault,
                                    "Every seal uses the same nonce."};
inline constexpr Rule kNoSealLimit{"ENV-07", "no-limit-of-seals", RuleKind::fault,
                                   "A data key is never replaced."};
inline constexpr Rule kOneSealTooMany{"ENV-07", "one-seal-too-many", RuleKind::fault,
                                      "A data key seals once more than its limit allows."};
inline constexpr Rule kRewrapReseals{"ENV-08", "rewrap-seals-again", RuleKind::fault,
                                     "Rewrapping encrypts the payload again."};
inline constexpr Rule kRewrapDoesNothing{"ENV-08", "rewrap-does-nothing", RuleKind::fault,
                                         "Rewrapping returns the envelope as it was."};
inline constexpr Rule kRewrapBreaks{"ENV-08", "rewrap-spoils-the-envelope", RuleKind::fault,
                                    "A rewrapped envelope does not open."};
inline constexpr Rule kVersionBinds{
    "ENV-09", "version-binds", RuleKind::demand,
    "An envelope is opened with the version it names, or not at all."};
inline constexpr Rule kAccountBinds{"ENV-10", "account-binds", RuleKind::demand,
                                    "An envelope opens in its own account only."};
inline constexpr Rule kContainerBinds{"ENV-10", "container-binds", RuleKind::demand,
                                      "An envelope opens in its own container only."};
inline constexpr Rule kRecordBinds{"ENV-10", "record-binds", RuleKind::demand,
                                   "An envelope opens at its own record only."};
inline constexpr Rule kRefusalHoldsDataKey{
    "ENV-11", "refusal-holds-data-key", RuleKind::fault,
    "A refused open tells the data key on the diagnostic channel."};
inline constexpr Rule kRefusalHoldsContent{
    "ENV-11", "refusal-holds-content", RuleKind::fault,
    "A refused seal tells the record's content on the diagnostic channel."};
inline constexpr Rule kDataKeyOutlivesKey{
    "ENV-12", "data-key-outlives-customer-key", RuleKind::fault,
    "Data keys are kept, and open envelopes after the customer's key is gone."};
inline constexpr Rule kOpenTellsWhy{"ENV-13", "open-tells-why", RuleKind::fault,
                                    "A caller can tell a wrong tag from a wrong wrapped key."};
inline constexpr Rule kOneDataKeyPerAccount{"ENV-15", "one-data-key-per-account", RuleKind::fault,
                                            "All records of an account share one data key."};
inline constexpr Rule kDataKeyBeside{
    "ENV-02", "data-key-beside-the-envelope", RuleKind::fault,
    "The data key stands in clear in the envelope, beside its wrapping."};
inline constexpr Rule kDamagedOpens{"ENV-04", "damaged-envelope-opens", RuleKind::fault,
                                    "An envelope that does not open gives an empty record."};
inline constexpr Rule kDataKeyFromPlace{"ENV-02", "data-key-from-place", RuleKind::fault,
                                        "The data key is a digest of the record's place."};
inline constexpr Rule kNonceShowsDataKey{
    "ENV-02", "nonce-shows-data-key", RuleKind::fault,
    "Data key and nonce come from one stream: bytes of the one are the other."};
inline constexpr Rule kPlaceBoundByDigest{
    "ENV-04", "place-bound-by-a-digest", RuleKind::fault,
    "An envelope is bound to its place by a digest, which no key authenticates."};

inline constexpr std::array kRules = {
    &kPlaintextInClear,
    &kShortDataKey,
    &kDataKeyInClear,
    &kHeaderOmitsVersion,
    &kHeaderNamesOtherAlgorithm,
    &kHeaderAuthentic,
    &kPayloadAuthentic,
    &kFormatStrict,
    &kNonceRepeats,
    &kNoSealLimit,
    &kOneSealTooMany,
    &kRewrapReseals,
    &kRewrapDoesNothing,
    &kRewrapBreaks,
    &kVersionBinds,
    &kAccountBinds,
    &kContainerBinds,
    &kRecordBinds,
    &kRefusalHoldsDataKey,
    &kRefusalHoldsContent,
    &kDataKeyOutlivesKey,
    &kOpenTellsWhy,
    &kOneDataKeyPerAccount,
    &kDataKeyBeside,
    &kDamagedOpens,
    &kDataKeyFromPlace,
    &kNonceShowsDataKey,
    &kPlaceBoundByDigest,
};

}  // namespace cmk::envelope::rules
