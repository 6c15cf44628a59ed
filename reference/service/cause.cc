#include "reference/service/cause.h"

#include <fmt/format.h>

#include <array>

namespace cmk::service {
namespace {

constexpr std::string_view kAuthorization =
    "#default-identity-is-unauthorized-to-access-the-azure-key-vault-key";
constexpr std::string_view kNotFound = "#azure-key-vault-resource-not-found";
constexpr std::string_view kDisabledOrExpired = "#azure-key-disabled-or-expired";
constexpr std::string_view kNoPermission =
    "the current default identity no longer has permission to the associated Key Vault key";
constexpr std::string_view kUnwrapping = "#internal-unwrapping-procedure-error";
constexpr std::string_view kCannotWrap =
    "the Azure Cosmos DB service is unable to wrap or unwrap the key";
constexpr std::string_view kUnusable = "the correspondent key is either disabled or expired";

constexpr std::array kCauses = {
    CauseInfo{Cause::none, Reason::unspecified, 0, {}, {}, {}},
    CauseInfo{Cause::identityUndefined, Reason::invalidIdentity, 4015,
              "the Azure Cosmos DB account has an undefined default identity",
              "#invalid-azure-cosmos-db-default-identity",
              "set a default identity that the resource has"},
    CauseInfo{Cause::identityGone, Reason::invalidIdentity, 4000,
              "the Azure Cosmos DB service is unable to obtain the AAD authentication token for "
              "the account's default identity",
              "#azure-active-directory-token-acquisition-error",
              "recover the identity, or set another one that is granted the key"},
    CauseInfo{Cause::roleMissing, Reason::permissionDenied, 4002, kNoPermission, kAuthorization,
              "assign Key Vault Crypto Service Encryption User"},
    CauseInfo{Cause::permissionMissing, Reason::permissionDenied, 4002, kNoPermission,
              kAuthorization, "list get, wrapKey and unwrapKey (vCore: list, too) in the policy"},
    CauseInfo{Cause::keyNotFound, Reason::notFound, 4003,
              "the correspondent key is not found on the specified Key Vault", kNotFound,
              "recover the deleted key"},
    CauseInfo{Cause::versionUnusable, Reason::keyDisabled, 4005, kCannotWrap, kUnwrapping,
              "enable the version in use again"},
    CauseInfo{Cause::operationForbidden, Reason::operationNotAllowed, 4005, kCannotWrap,
              kUnwrapping, "allow wrapKey and unwrapKey again"},
    CauseInfo{Cause::uriInvalid, Reason::invalidKeyUri, 4006,
              "the Azure Cosmos DB account's key vault key URI does not follow the expected format",
              "#improper-syntax-detected-on-the-key-vault-uri-property", "set a valid key URI"},
    CauseInfo{Cause::vaultUnknown, Reason::notFound, 4009,
              "the Azure Key Vault DNS name specified by the account's keyvaultkeyuri property "
              "could not be resolved",
              "#unable-to-resolve-the-key-vaults-dns", "none once the vault is purged"},
    CauseInfo{Cause::networkDenied,
              Reason::networkDenied,
              4016,
              "the access rules are blocking outbound requests to the Azure Key Vault service",
              {},
              "let trusted services past the vault's firewall"},
    CauseInfo{Cause::vaultDeleted, Reason::notFound, 4017,
              "the correspondent Azure Key Vault was not found", kNotFound,
              "recover the vault; under roles, assign them again"},
    CauseInfo{Cause::keyDisabled, Reason::keyDisabled, 4018, kUnusable, kDisabledOrExpired,
              "enable the key"},
    CauseInfo{Cause::keyNotYetValid, Reason::keyNotYetValid, 4018, kUnusable, kDisabledOrExpired,
              "wait for the activation, or set an earlier one"},
    CauseInfo{Cause::keyExpired, Reason::keyExpired, 4018, kUnusable, kDisabledOrExpired,
              "extend the expiry"},
    CauseInfo{Cause::tokenServiceDown, Reason::serviceUnavailable, 4001, {}, {}, "wait"},
    CauseInfo{Cause::vaultServiceDown, Reason::serviceUnavailable, 4004, {}, {}, "wait"},
    CauseInfo{Cause::vaultServiceFailing, Reason::serviceUnavailable, 4008, {}, {}, "wait"},
    CauseInfo{Cause::keyTypeUnsupported, Reason::unsupportedKeyType, 0, {}, {}, {}},
    CauseInfo{Cause::vaultUnprotected, Reason::vaultUnprotected, 0, {}, {}, {}},
    CauseInfo{Cause::retentionTooShort, Reason::vaultUnprotected, 0, {}, {}, {}},
    CauseInfo{Cause::permissionModel, Reason::permissionDenied, 0, {}, {}, {}},
    CauseInfo{Cause::vaultNotPublic, Reason::networkDenied, 0, {}, {}, {}},
    CauseInfo{Cause::otherTenant, Reason::wrongTenant, 0, {}, {}, {}},
    CauseInfo{Cause::otherRegion, Reason::wrongRegion, 0, {}, {}, {}},
};

Refusal refusal(Reason reason, const CauseInfo& cause) {
  Refusal refusal{reason, std::string(cause.why)};
  if (cause.substatus != 0) refusal.substatus = cause.substatus;
  return refusal;
}

}  // namespace

std::span<const CauseInfo> causes() { return kCauses; }

const CauseInfo& info(Cause cause) { return kCauses[static_cast<std::size_t>(cause)]; }

bool is_outage(Cause cause) {
  return cause == Cause::tokenServiceDown || cause == Cause::vaultServiceDown ||
         cause == Cause::vaultServiceFailing;
}

bool concerns_settings_only(Cause cause) { return cause >= Cause::keyTypeUnsupported; }

Refusal refusal_of(Cause cause) { return refusal(info(cause).reason, info(cause)); }

Refusal inaccessible(Cause cause) { return refusal(Reason::keyInaccessible, info(cause)); }

std::string key_status(Cause cause) {
  if (cause == Cause::none) return "Access to the configured customer managed key confirmed.";
  const CauseInfo& told = info(cause);
  constexpr std::string_view kGuide =
      "for more details about this error and how to restore access to your account please visit "
      "https://learn.microsoft.com/en-us/azure/cosmos-db/cmk-troubleshooting-guide";
  if (told.why.empty()) {
    return fmt::format("Access to your account is currently revoked; {}", kGuide);
  }
  return fmt::format("Access to your account is currently revoked because {}; {}{} ({}).", told.why,
                     kGuide, told.anchor, told.substatus);
}

}  // namespace cmk::service
