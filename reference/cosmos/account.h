// A Cosmos DB account as operations tell of it (Microsoft.DocumentDB/databaseAccounts; azure-facts
// 2.1).
#pragma once

#include "reference/cosmos/room.h"
#include "reference/service/resource_create.h"

namespace cmk::cosmos {

struct Account {
  std::string id;
  std::string name;
  std::string location;
  Api api = Api::NoSQL;
  std::string defaultIdentity;
  service::ResourceIdentity identity;
  std::optional<std::string> keyVaultKeyUri;
  std::optional<std::string> keyVaultKeyUriVersion;
  std::optional<std::string> customerManagedKeyStatus;
  std::optional<std::int64_t> substatus;
  BackupPolicy backupPolicy;
  bool enableAnalyticalStorage = false;
  bool operator==(const Account&) const = default;
};
BOOST_DESCRIBE_STRUCT(Account, (),
                      (id, name, location, api, defaultIdentity, identity, keyVaultKeyUri,
                       keyVaultKeyUriVersion, customerManagedKeyStatus, substatus, backupPolicy,
                       enableAnalyticalStorage))

struct AccountList {
  std::vector<Account> value;
  bool operator==(const AccountList&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountList, (), (value))

// A living account for reading.
struct AccountView {
  const service::Resource* resource = nullptr;
  const AccountRecord* record = nullptr;
};
// By its ARM id; notFound otherwise.
[[nodiscard]] Result<AccountView> find_account(const Room& room, std::string_view id);

[[nodiscard]] Account account_of(const Room& room, const AccountView& account);
[[nodiscard]] Account account_of(const Room& room, const service::Resource& resource);

// Puts a finished account into the estate.
Account add_account(Room& room, service::Resource resource, AccountRecord record);

// A living account: what every resource has, and what only an account has.
struct AccountUse {
  service::Resource* resource = nullptr;
  AccountRecord* record = nullptr;
};
// By its ARM id, for changing; notFound otherwise.
[[nodiscard]] Result<AccountUse> edit_account(Room& room, std::string_view id);

// The identity that the text names and the account has (COS-05, COS-06, COS-07); invalidIdentity
// otherwise. Absent: the first-party identity.
[[nodiscard]] Result<service::IdentityChoice> read_default_identity(
    const Room& room, const service::Resource& resource, const std::optional<std::string>& text);

// keyInaccessible, with the substatus that tells the cause, while the account's key is lost.
[[nodiscard]] Result<void> check_open(const Room& room, const service::Resource& resource);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::Account> {
  static constexpr std::string_view kName = "Account";
  static constexpr std::string_view kSentence = "A Cosmos DB account.";
  static constexpr std::array kFields = {
      FieldNote{"id", "Its ARM id."},
      FieldNote{"name", "Its name."},
      FieldNote{"location", "The region."},
      FieldNote{"api", "The API that it offers."},
      FieldNote{"defaultIdentity",
                "FirstPartyIdentity, SystemAssignedIdentity or UserAssignedIdentity=ID."},
      FieldNote{"identity", "Its managed identities."},
      FieldNote{"keyVaultKeyUri", "The customer's key; absent: service-managed keys."},
      FieldNote{"keyVaultKeyUriVersion", "The version of it in use.", Mark::chosen},
      FieldNote{"customerManagedKeyStatus", "Whether the key can be used, and if not, why."},
      FieldNote{"substatus", "The substatus code of the loss, 4000 to 4019; absent: none."},
      FieldNote{"backupPolicy", "How it is backed up."},
      FieldNote{"enableAnalyticalStorage", "Whether Synapse Link is on."}};
};
template <>
struct Note<cosmos::AccountList> {
  static constexpr std::string_view kName = "AccountList";
  static constexpr std::string_view kSentence = "Accounts.";
  static constexpr std::array kFields = {FieldNote{"value", "In the order of their ids."}};
};
}  // namespace cmk
