#include "harness/explore/meaning.h"

#include <algorithm>
#include <array>

#include "reference/service/reserved_names.h"

namespace cmk::explore {
namespace {

using Words = std::string_view;
using M = Meaning;

constexpr std::array<Words, 2> kTenants = {"tenant-1", "tenant-2"};
constexpr std::array<Words, 2> kSubscriptions = {"sub-1", "sub-2"};
constexpr std::array<Words, 2> kProviders = {"Microsoft.DocumentDB", "Microsoft.DBforPostgreSQL"};
constexpr std::array<Words, 2> kOddProviders = {"microsoft.documentdb", "Contoso.Keys"};
constexpr std::array<Words, 2> kGroups = {"rg-1", "rg-2"};
constexpr std::array<Words, 2> kLocations = {"westeurope", "westeurope"};
constexpr std::array<Words, 4> kOddLocations = {"northeurope", "westus", "West Europe", "atlantis"};
constexpr std::array<Words, 3> kPeople = {"own", "other", "late"};
constexpr std::array<Words, 2> kClients = {"a232010e-820c-4083-83bb-3ace5fc29d0b",
                                           "00000000-0000-0000-0000-000000000000"};
constexpr std::array<Words, 2> kScopes = {"/subscriptions/sub-1",
                                          "/subscriptions/sub-1/resourceGroups/rg-1"};
constexpr std::array<Words, 2> kOddScopes = {"/subscriptions/sub-9", "vault-a"};
constexpr std::array<Words, 7> kRoles = {
    "Key Vault Crypto Service Encryption User",
    "Key Vault Administrator",
    "Key Vault Crypto Officer",
    "Key Vault Crypto User",
    "Key Vault Contributor",
    "Owner",
    "Contributor",
};
constexpr std::array<Words, 3> kOddRoles = {"Key Vault Reader", "Key Vault Purge Operator",
                                            "Key Master"};
constexpr std::array<Words, 3> kVaults = {"vault-b", "vault-c", "vault-d"};
// Lengths at and beyond the limits (3 to 24, 1 to 127), and characters that may not be.
constexpr std::array<Words, 10> kOddVaults = {"va",
                                              "van",
                                              "vault-of-twenty-four-cha",
                                              "vault-of-twenty-five-char",
                                              "-vault",
                                              "vault--a",
                                              "Vault-A",
                                              "1vault",
                                              "vault_a",
                                              ""};
constexpr std::array<Words, 3> kKeys = {"key-1", "key-2", "key-3"};
constexpr Words kLong =
    "key-of-one-hundred-and-twenty-eight-characters-0123456789-0123456789-0123456789-0123456789-"
    "0123456789-0123456789-0123456789-0123";
static_assert(kLong.size() == 128);
constexpr std::array<Words, 7> kOddKeys = {"",      "k",    kLong, kLong.substr(1), kLong.substr(2),
                                           "key_1", "key/1"};
constexpr std::array<Words, 2> kOddVersions = {"00000000000000000000000000000000", "1"};
constexpr std::array<Words, 2> kUris = {"https://vault-a.vault.azure.net/keys/key-1",
                                        "https://vault-a.vault.azure.net/keys/key-2"};
constexpr std::array<Words, 6> kOddUris = {
    "",
    "https://vault-a.vault.azure.net/keys/",
    "http://vault-a.vault.azure.net/keys/key-1",
    "https://vault-a.vault.azure.net/secrets/key-1",
    "https://vault-a.managedhsm.azure.net/keys/key-1",
    "https://vault-a.vault.azure.net/keys/key-1/00000000000000000000000000000000"};
constexpr std::array<Words, 8> kResources = {"one",  "two", "three", "four",
                                             "five", "six", "seven", "eight"};
constexpr std::array<Words, 3> kOddResources = {"Two", "a--b", "-a"};
constexpr std::array<Words, 1> kOddAccounts = {
    "/subscriptions/sub-1/resourceGroups/rg-1/providers/Microsoft.DocumentDB/databaseAccounts/no"};
constexpr std::array<Words, 1> kOddMongo = {
    "/subscriptions/sub-1/resourceGroups/rg-1/providers/Microsoft.DocumentDB/mongoClusters/no"};
constexpr std::array<Words, 1> kOddPostgres = {
    "/subscriptions/sub-1/resourceGroups/rg-1/providers/Microsoft.DBforPostgreSQL/"
    "serverGroupsv2/no"};
constexpr std::array<Words, 4> kContainers = {"orders", "items", "carts", "refunds"};
constexpr std::array<Words, 2> kSystemContainers = {"admin.users", "config.shards"};
constexpr std::array<Words, 3> kRecords = {"order-1", "order-2", "order-3"};
// Lengths at and beyond the limits (990 under a key, 1023 without).
constexpr auto kLongText = [] {
  std::array<char, 1024> text{};
  text.fill('r');
  return text;
}();
constexpr Words kLongRecord(kLongText.data(), kLongText.size());
constexpr std::array<Words, 6> kOddRecords = {kLongRecord.substr(0, 989),
                                              kLongRecord.substr(0, 990),
                                              kLongRecord.substr(0, 991),
                                              kLongRecord.substr(0, 1023),
                                              kLongRecord,
                                              ""};
constexpr std::array<Words, 1> kNothing = {""};
constexpr std::array<Words, 6> kTables = {"t1", "t2", "t3", "t4", "t5", "t6"};
constexpr std::array<Words, 6> kColumns = {"a", "b", "amount", "total", "state", "city"};
constexpr std::array<Words, 8> kOddColumns = {"ID",   "_tss", R"("ID")",   "ts",
                                              "__sy", "a-b",  R"("a""b")", R"("x y")"};
constexpr std::array<Words, 2> kPartitions = {"tenant-7", "tenant-8"};
constexpr std::array<Words, 2> kPartitionPaths = {"/tenant", "/status"};
constexpr std::array<Words, 2> kReceivers = {"ops", "security"};

constexpr std::array<Words, 2> kSwitch = {"Enabled", "Disabled"};
constexpr std::array<Words, 2> kOddSwitch = {"enabled", "SecuredByPerimeter"};
constexpr std::array<Words, 2> kLevels = {"CanNotDelete", "ReadOnly"};
constexpr std::array<Words, 2> kBypasses = {"AzureServices", "None"};
constexpr std::array<Words, 2> kActions = {"Allow", "Deny"};
constexpr std::array<Words, 3> kAddresses = {"203.0.113.10", "203.0.113.0/24", "198.51.100.7"};
constexpr std::array<Words, 3> kOddAddresses = {"203.0.113.256", "203.0.113.0/33", "::1"};
// In and just beside the ranges.
constexpr std::array<Words, 6> kPlaces = {"203.0.113.10", "203.0.112.255",  "203.0.114.0",
                                          "198.51.100.7", "trustedService", "privateEndpoint"};
constexpr std::array<Words, 8> kKeyTypes = {"RSA", "RSA", "RSA",     "RSA",
                                            "RSA", "RSA", "RSA-HSM", "EC"};
constexpr std::array<Words, 4> kOddKeyTypes = {"EC", "EC-HSM", "oct", "DSA"};
constexpr std::array<Words, 3> kCurves = {"P-256", "P-384", "P-521"};
constexpr std::array<Words, 1> kOddCurves = {"P-512"};
constexpr std::array<Words, 6> kKeyOps = {"wrapKey", "unwrapKey", "encrypt",
                                          "decrypt", "sign",      "verify"};
constexpr std::array<Words, 2> kOddKeyOps = {"import", "derive"};
constexpr std::array<Words, 20> kPermissions = {"get",
                                                "wrapKey",
                                                "unwrapKey",
                                                "list",
                                                "create",
                                                "import",
                                                "update",
                                                "delete",
                                                "recover",
                                                "backup",
                                                "restore",
                                                "purge",
                                                "encrypt",
                                                "decrypt",
                                                "sign",
                                                "verify",
                                                "rotate",
                                                "getrotationpolicy",
                                                "setrotationpolicy",
                                                "all"};
constexpr std::array<Words, 2> kOddPermissions = {"unwrap", "WRAPKEY"};
constexpr std::array<Words, 3> kWrapAlgs = {"RSA-OAEP-256", "RSA-OAEP", "RSA1_5"};
constexpr std::array<Words, 2> kOddWrapAlgs = {"A256KW", "RSA-OAEP-512"};
constexpr std::array<Words, 1> kSignAlgs = {"RS256"};
constexpr std::array<Words, 4> kOddSignAlgs = {"RS384", "PS256", "ES256", "HS256"};
constexpr std::array<Words, 1> kFormats = {"pfx"};
constexpr std::array<Words, 3> kOddFormats = {"byok", "jwk", "pem"};
constexpr std::array<Words, 4> kIdentityTypes = {"UserAssigned", "SystemAssigned",
                                                 "SystemAssigned,UserAssigned", "None"};
constexpr std::array<Words, 1> kOddIdentityTypes = {"Both"};
constexpr std::array<Words, 1> kUserAssigned = {"UserAssignedIdentity"};
constexpr std::array<Words, 2> kOddUserAssigned = {"SystemAssignedIdentity", "FirstPartyIdentity"};
constexpr std::array<Words, 2> kDefaults = {"FirstPartyIdentity", "SystemAssignedIdentity"};
constexpr std::array<Words, 1> kOddDefaults = {"UserAssignedIdentity="};
constexpr std::array<Words, 2> kEncryptionTypes = {"AzureKeyVault", "SystemManaged"};
constexpr std::array<Words, 1> kOddEncryptionTypes = {"Local"};
constexpr std::array<Words, 3> kOutages = {"tokenService", "keyVault", "keyVaultError"};
constexpr std::array<Words, 1> kOddOutages = {"storage"};
constexpr std::array<Words, 3> kDurations = {"P30D", "P90D", "P1Y"};
// At and beyond the limits of triggers (7 days) and of expiry (28 days).
constexpr std::array<Words, 9> kOddDurations = {"P6D",     "P7D",  "P8D",       "P27D",     "P28D",
                                                "30 days", "P29D", "PT604799S", "PT604801S"};
constexpr std::array<Words, 2> kPolicyActions = {"Rotate", "Notify"};
constexpr std::array<Words, 1> kOddPolicyActions = {"Delete"};
constexpr std::array<Words, 2> kKeyOperations = {"Microsoft.KeyVault/vaults/keys/unwrap/action",
                                                 "Microsoft.KeyVault/vaults/keys/rotate/action"};
constexpr std::array<Words, 2> kStatuses = {"Failed", "Succeeded"};

// The special before the general: the first row that fits is taken.
constexpr auto kRows = std::to_array<MeaningRow>({
    {"", "tenantId", M::tenant, kTenants, kNothing},
    {"", "subscriptionId", M::subscription, kSubscriptions, kNothing},
    {"", "resourceProviderNamespace", M::provider, kProviders, kOddProviders},
    {"", "resourceGroup", M::group, kGroups, kNothing},
    {"", "location", M::location, kLocations, kOddLocations},

    {"identity.create", "name", M::identityName, kPeople, kNothing},
    {"identity.", "id", M::identityId, kNothing, kNothing},
    {"identity.", "clientId", M::client, kClients, kNothing},
    {"Identity", "id", M::identityId},
    {"Identity", "principalId", M::principal},
    {"Identity", "clientId", M::client},
    {"ResourceIdentity", "type", M::word, kIdentityTypes, kOddIdentityTypes},
    {"ResourceIdentity", "userAssignedIdentities", M::identityId, kNothing, kNothing},
    {"ResourceIdentity", "principalId", M::principal, kNothing, kNothing},

    {"role.remove", "id", M::assignment, kNothing, kNothing},
    {"RoleAssignment", "id", M::assignment},
    {"", "scope", M::scope, kScopes, kOddScopes},
    {"", "roleDefinitionName", M::role, kRoles, kOddRoles},
    {"", "principalId", M::principal, kNothing, kNothing},
    {"", "objectId", M::principal, kNothing, kNothing},
    {"", "caller", M::caller, kNothing, kNothing},

    {"vault.create", "name", M::vault, kVaults, kOddVaults},
    {"", "vault", M::vault, kVaults, kOddVaults},
    {"Vault", "id", M::scope},
    {"", "publicNetworkAccess", M::word, kSwitch, kOddSwitch},
    {"", "level", M::word, kLevels, kNothing},
    {"", "bypass", M::word, kBypasses, kNothing},
    {"", "defaultAction", M::word, kActions, kNothing},
    {"IpRule", "value", M::word, kAddresses, kOddAddresses},
    {"Permissions", "keys", M::word, kPermissions, kOddPermissions},

    {"key.", "name", M::keyName, kKeys, kOddKeys},
    {"envelope.", "name", M::keyName, kKeys, kOddKeys},
    {"", "from", M::word, kPlaces, kOddAddresses},
    {"", "kty", M::word, kKeyTypes, kOddKeyTypes},
    {"", "crv", M::word, kCurves, kOddCurves},
    {"", "key_ops", M::word, kKeyOps, kOddKeyOps},
    {"", "version", M::version, kOddVersions, kOddVersions},
    {"key.sign", "alg", M::word, kSignAlgs, kOddSignAlgs},
    {"key.verify", "alg", M::word, kSignAlgs, kOddSignAlgs},
    {"", "alg", M::word, kWrapAlgs, kOddWrapAlgs},
    {"", "format", M::word, kFormats, kOddFormats},
    {"KeyList", "nextLink", M::page},
    {"", "skipToken", M::page, kNothing, kNothing},
    {"", "timeAfterCreate", M::word, kDurations, kOddDurations},
    {"", "timeBeforeExpiry", M::word, kDurations, kOddDurations},
    {"", "expiryTime", M::word, kDurations, kOddDurations},
    {"LifetimeActionType", "type", M::word, kPolicyActions, kOddPolicyActions},

    {"container.", "name", M::container, kContainers, kNothing},
    {"table.", "name", M::table, kTables, kNothing},
    {"table.", "columns", M::column, kColumns, kOddColumns},
    {"table.", "add", M::column, kColumns, kOddColumns},
    {"ColumnRename", "from", M::column, kColumns, kOddColumns},
    {"ColumnRename", "to", M::column, kColumns, kOddColumns},
    {"", "name", M::word, kResources, kOddResources},
    {"", "keyVaultKeyUri", M::keyUri, kUris, kOddUris},
    {"", "keyEncryptionKeyUrl", M::keyUri, kUris, kOddUris},
    {"", "primaryKeyUri", M::keyUri, kUris, kOddUris},
    {"", "defaultIdentity", M::word, kDefaults, kOddDefaults},
    {"", "identityType", M::word, kUserAssigned, kOddUserAssigned},
    {"", "userAssignedIdentityResourceId", M::identityId, kNothing, kNothing},
    {"", "primaryUserAssignedIdentityId", M::identityId, kNothing, kNothing},
    {"DataEncryption", "type", M::word, kEncryptionTypes, kOddEncryptionTypes},
    {"Account", "id", M::account},
    {"MongoCluster", "id", M::mongo},
    {"PostgresCluster", "id", M::postgres},
    {"Restorable", "restoreSource", M::restoreSource},
    {"", "restoreSource", M::restoreSource, kNothing, kNothing},
    {"EnvelopeContext", "account", M::word, kOddAccounts, kNothing},
    {"table.", "account", M::tableAccount, kOddAccounts, kOddAccounts},
    {"account.listBackups", "account", M::anyAccount, kOddAccounts, kOddAccounts},
    {"", "account", M::account, kOddAccounts, kOddAccounts},
    {"mongoCluster.", "cluster", M::mongo, kOddMongo, kOddMongo},
    {"mongoCluster.", "sourceResourceId", M::mongo, kOddMongo, kOddMongo},
    {"postgresCluster.", "cluster", M::postgres, kOddPostgres, kOddPostgres},
    {"postgresCluster.", "sourceResourceId", M::postgres, kOddPostgres, kOddPostgres},
    {"", "resource", M::resource, kOddAccounts, kOddMongo},
    {"EnvelopeContext", "record", M::record, kRecords, kNothing},
    {"", "container", M::container, kContainers, kSystemContainers},
    {"record.write", "id", M::record, kRecords, kOddRecords},
    {"record.", "id", M::record, kRecords, kNothing},
    {"", "partitionKey", M::partition, kPartitions, kNothing},
    {"", "partitionKeyPath", M::word, kPartitionPaths, kNothing},
    {"", "indexedPaths", M::word, kPartitionPaths, kNothing},

    {"fault.inject", "service", M::word, kOutages, kOddOutages},
    {"ActionGroup", "id", M::actionGroup},
    {"", "actionGroup", M::actionGroup, kNothing, kNothing},
    {"", "receivers", M::receiver, kReceivers, kNothing},
    {"", "receiver", M::receiver, kReceivers, kNothing},
    {"", "operationName", M::word, kKeyOperations, kNothing},
    {"", "status", M::word, kStatuses, kNothing},
    {"", "", M::word, kNothing, kNothing},  // what no row above names
});

constexpr bool fits(std::string_view pattern, std::string_view owner) {
  return pattern.empty() || pattern == owner ||
         (pattern.ends_with('.') && owner.starts_with(pattern));
}

}  // namespace

const MeaningRow& meaning_of(std::string_view owner, std::string_view member) {
  const auto* found = std::ranges::find_if(
      kRows, [&](const MeaningRow& row) { return fits(row.owner, owner) && row.member == member; });
  return found == kRows.end() ? kRows.back() : *found;
}

}  // namespace cmk::explore
