// Backups of an account as operations tell of them (azure-facts 4.4).
#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

// What can be restored of one account: one that lives, or one of its name that is deleted.
struct Restorable {
  std::string restoreSource;
  std::string account;
  BackupType type = BackupType::Periodic;
  std::vector<std::int64_t> backups;
  std::optional<std::int64_t> oldestRestorableTime;
  std::optional<std::int64_t> latestRestorableTime;
  std::optional<std::int64_t> deletionTime;
  bool operator==(const Restorable&) const = default;
};
BOOST_DESCRIBE_STRUCT(Restorable, (),
                      (restoreSource, account, type, backups, oldestRestorableTime,
                       latestRestorableTime, deletionTime))

struct BackupList {
  std::vector<Restorable> value;
  bool operator==(const BackupList&) const = default;
};
BOOST_DESCRIBE_STRUCT(BackupList, (), (value))

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::Restorable> {
  static constexpr std::string_view kName = "Restorable";
  static constexpr std::string_view kSentence = "What can be restored of one account.";
  static constexpr std::array kFields = {
      FieldNote{"restoreSource", "The instance that account.restore takes.", Mark::chosen},
      FieldNote{"account", "The account's ARM id."},
      FieldNote{"type", "Periodic or Continuous."},
      FieldNote{"backups", "The instants of its periodic backups, the oldest first.", Mark::plain,
                Sense::instant},
      FieldNote{"oldestRestorableTime", "The first instant of a continuous backup.", Mark::plain,
                Sense::instant},
      FieldNote{"latestRestorableTime", "The last one: now, or the deletion.", Mark::plain,
                Sense::instant},
      FieldNote{"deletionTime", "When it was deleted; absent: it lives.", Mark::plain,
                Sense::instant}};
};
template <>
struct Note<cosmos::BackupList> {
  static constexpr std::string_view kName = "BackupList";
  static constexpr std::string_view kSentence = "What accounts can be restored from.";
  static constexpr std::array kFields = {
      FieldNote{"value", "One for each instance of the account, the living one first."}};
};
}  // namespace cmk
