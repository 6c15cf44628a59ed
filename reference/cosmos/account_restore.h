#pragma once

#include "reference/cosmos/backup.h"

namespace cmk::cosmos {

// account.restore
struct AccountRestore : service::ResourcePlace {
  using Answer = Account;
  std::string restoreSource;
  std::int64_t restoreTimestamp = 0;
  std::optional<std::string> defaultIdentity;
  std::optional<service::ResourceIdentity> identity;
  bool operator==(const AccountRestore&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccountRestore, (service::ResourcePlace),
                      (restoreSource, restoreTimestamp, defaultIdentity, identity))

Result<Account> apply(Room& room, const AccountRestore& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::AccountRestore> {
  static constexpr std::string_view kName = "account.restore";
  static constexpr std::string_view kSentence =
      "Restores an account from a backup of another, under a new name.";
  static constexpr std::array kFields = {
      FieldNote{"restoreSource",
                "The instanceId of the source, living or deleted (account.listBackups).",
                Mark::chosen},
      FieldNote{"restoreTimestamp",
                "The instant to restore (continuous), or of the periodic backup.", Mark::plain,
                Sense::instant},
      FieldNote{"defaultIdentity", "What uses the key; absent: what the source used."},
      FieldNote{"identity", "The managed identities of the restored account."}};
};
}  // namespace cmk
