// The rules of identities and role assignments (profile identity), as data.
#pragma once

#include <array>

#include "reference/core/rulebook.h"

namespace cmk::entra::rules {

inline constexpr Rule kGrantWithinTenant{
    "IDN-02", "grant-within-tenant", RuleKind::demand,
    "A grant takes effect only for principals of the vault's tenant."};
inline constexpr Rule kDeletedIdentityHasNoAccess{"IDN-03", "deleted-identity-has-no-access",
                                                  RuleKind::demand,
                                                  "A deleted identity can no longer sign in."};
inline constexpr Rule kRecoveredIdentityIsNew{"IDN-04", "recovered-identity-gets-new-object-id",
                                              RuleKind::fault,
                                              "Recovering an identity gives it a new object id."};
inline constexpr Rule kRecoveredIdentityLosesGrants{
    "IDN-04", "recovered-identity-loses-grants", RuleKind::fault,
    "Deleting an identity also deletes its role assignments, so that recovery comes without them."};
inline constexpr Rule kEncryptionUserCannotList{
    "IDN-07", "encryption-user-cannot-read", RuleKind::fault,
    "The encryption user's role lacks the reading of keys."};
inline constexpr Rule kEncryptionUserCannotUnwrap{"IDN-07", "encryption-user-cannot-unwrap",
                                                  RuleKind::fault,
                                                  "The encryption user's role lacks unwrap."};
inline constexpr Rule kEncryptionUserCannotWrap{"IDN-07", "encryption-user-cannot-wrap",
                                                RuleKind::fault,
                                                "The encryption user's role lacks wrap."};
inline constexpr Rule kEncryptionUserOnlyThree{
    "IDN-07", "encryption-user-holds-nothing-else", RuleKind::demand,
    "The encryption user's role covers read, wrap and unwrap, and no other operation."};
inline constexpr Rule kRemovalIsIgnored{
    "IDN-09", "role-removal-is-ignored", RuleKind::fault,
    "Removing a role assignment leaves the access that it gave."};
inline constexpr Rule kRemovalTakesAllOfScope{
    "IDN-09", "role-removal-takes-others-too", RuleKind::fault,
    "Removing one grant removes every grant at the same scope."};
inline constexpr Rule kPolicyRemovalIsIgnored{
    "IDN-09", "policy-removal-is-ignored", RuleKind::fault,
    "Removing an access-policy entry leaves the access that it gave."};
inline constexpr Rule kPolicyRemovalTakesAll{"IDN-09", "policy-removal-takes-others-too",
                                             RuleKind::fault,
                                             "Removing one access-policy entry removes every one."};
inline constexpr Rule kListOmitsInherited{
    "IDN-11", "list-omits-inherited", RuleKind::fault,
    "The list leaves out assignments made above the scope, which hold at it too."};
inline constexpr Rule kListForgetsRole{
    "IDN-11", "list-shows-role-of-first-assignment", RuleKind::fault,
    "The list shows the role of the first assignment for every one."};
inline constexpr Rule kListShowsNothing{"IDN-11", "list-is-empty", RuleKind::fault,
                                        "The list shows nothing."};
inline constexpr Rule kManagingNeedsRole{"IDN-12", "managing-keys-needs-a-role", RuleKind::demand,
                                         "On a vault under role-based access control, creating or "
                                         "managing keys needs a role that covers it."};
inline constexpr Rule kAdministratorCannotManage{
    "IDN-12", "administrator-cannot-manage-keys", RuleKind::fault,
    "Key Vault Administrator does not cover the management of keys."};
inline constexpr Rule kDeletedIdentityIsReadable{"IDN-03", "deleted-identity-is-readable",
                                                 RuleKind::fault,
                                                 "A deleted identity is still returned."};
inline constexpr Rule kDeletedIdentityTakesGrants{"IDN-03", "deleted-identity-takes-grants",
                                                  RuleKind::fault,
                                                  "Roles can be granted to a deleted identity."};
inline constexpr Rule kListShowsEveryScope{
    "IDN-11", "list-shows-every-scope", RuleKind::fault,
    "The list shows assignments that do not hold at the scope."};
inline constexpr Rule kNewIdentityIsTheOld{
    "IDN-05", "new-identity-has-the-old-object-id", RuleKind::fault,
    "A new identity of a deleted one's name gets the deleted one's object id."};
inline constexpr Rule kPrincipalBeforeRegistration{
    "IDN-10", "first-party-before-registration", RuleKind::fault,
    "The first-party principal is in a tenant before its provider is registered there."};
inline constexpr Rule kRegisteringBringsNoPrincipal{
    "IDN-10", "registering-brings-no-principal", RuleKind::fault,
    "Registering the provider brings no first-party principal to the tenant."};
inline constexpr Rule kRegisteringAgainBringsNothing{
    "IDN-10", "registering-again-brings-nothing", RuleKind::fault,
    "Registering again does not bring back a first-party principal that is missing."};
inline constexpr Rule kRegisteringReplacesPrincipal{
    "IDN-10", "registering-replaces-the-principal", RuleKind::fault,
    "Each registration puts a new first-party principal in the place of the present one."};
inline constexpr Rule kFirstPartyTakesNoGrants{
    "IDN-10", "first-party-takes-no-grants", RuleKind::fault,
    "Nothing can be granted to a first-party principal."};
inline constexpr Rule kRegisteringTwiceRefused{
    "IDN-08", "registering-twice-is-refused", RuleKind::fault,
    "Registering a provider that is registered in the tenant is refused."};
inline constexpr Rule kPolicyNeedsPrincipal{
    "IDN-10", "policy-needs-a-principal", RuleKind::demand,
    "No access-policy entry can be made for a principal that does not exist."};

inline constexpr std::array kRules = {
    &kGrantWithinTenant,
    &kDeletedIdentityHasNoAccess,
    &kRecoveredIdentityIsNew,
    &kRecoveredIdentityLosesGrants,
    &kEncryptionUserCannotList,
    &kEncryptionUserCannotUnwrap,
    &kEncryptionUserCannotWrap,
    &kEncryptionUserOnlyThree,
    &kRemovalIsIgnored,
    &kRemovalTakesAllOfScope,
    &kPolicyRemovalIsIgnored,
    &kPolicyRemovalTakesAll,
    &kListOmitsInherited,
    &kListForgetsRole,
    &kListShowsNothing,
    &kManagingNeedsRole,
    &kAdministratorCannotManage,
    &kDeletedIdentityIsReadable,
    &kDeletedIdentityTakesGrants,
    &kListShowsEveryScope,
    &kNewIdentityIsTheOld,
    &kPrincipalBeforeRegistration,
    &kRegisteringBringsNoPrincipal,
    &kRegisteringAgainBringsNothing,
    &kRegisteringReplacesPrincipal,
    &kPolicyNeedsPrincipal,
    &kFirstPartyTakesNoGrants,
    &kRegisteringTwiceRefused,
};

}  // namespace cmk::entra::rules
