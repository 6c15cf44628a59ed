// What operations on Cosmos DB accounts work on.
#pragma once

#include "reference/core/describe.h"
#include "reference/service/room.h"

namespace cmk::cosmos {

enum class Api { NoSQL, MongoDB, Cassandra, Gremlin, Table };
BOOST_DESCRIBE_ENUM(Api, NoSQL, MongoDB, Cassandra, Gremlin, Table)

// How an account is backed up (azure-facts 2.1).
enum class BackupType { Periodic, Continuous };
BOOST_DESCRIBE_ENUM(BackupType, Periodic, Continuous)
enum class ContinuousTier { Continuous7Days, Continuous30Days };
BOOST_DESCRIBE_ENUM(ContinuousTier, Continuous7Days, Continuous30Days)

struct BackupPolicy {
  BackupType type = BackupType::Periodic;
  std::optional<ContinuousTier> tier;                          // continuous
  std::optional<std::int64_t> backupIntervalInMinutes;         // periodic
  std::optional<std::int64_t> backupRetentionIntervalInHours;  // periodic
  bool operator==(const BackupPolicy&) const = default;
};
BOOST_DESCRIBE_STRUCT(BackupPolicy, (),
                      (type, tier, backupIntervalInMinutes, backupRetentionIntervalInHours))

// What an account has beside what every resource has.
struct AccountRecord {
  Api api = Api::NoSQL;
  service::IdentityChoice default_identity;
  BackupPolicy backup;
  Instant backup_since = 0;              // when this kind of backup, or its present interval, began
  std::vector<Instant> earlier_backups;  // periodic ones of another interval before, in order
  bool analytical_storage = false;       // Synapse Link
  bool operator==(const AccountRecord&) const = default;
};

struct Accounts {
  PersistentMap<std::string, AccountRecord> live;     // by the key of Estate::resources
  PersistentMap<std::string, AccountRecord> deleted;  // by instanceId, as Estate::deleted
  bool operator==(const Accounts&) const = default;
};

struct Room : service::Room {
  Accounts& accounts;
};

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::Api> {
  static constexpr std::string_view kName = "Api";
  static constexpr std::string_view kSentence = "The API of an account.";
  static constexpr std::array<std::string_view, 5> kValues = {"NoSQL", "MongoDB", "Cassandra",
                                                              "Gremlin", "Table"};
};
template <>
struct Note<cosmos::BackupType> {
  static constexpr std::string_view kName = "BackupType";
  static constexpr std::string_view kSentence = "How an account is backed up.";
  static constexpr std::array<std::string_view, 2> kValues = {"Periodic", "Continuous"};
};
template <>
struct Note<cosmos::ContinuousTier> {
  static constexpr std::string_view kName = "ContinuousTier";
  static constexpr std::string_view kSentence = "How far back a continuous backup reaches.";
  static constexpr std::array<std::string_view, 2> kValues = {"Continuous7Days",
                                                              "Continuous30Days"};
};
template <>
struct Note<cosmos::BackupPolicy> {
  static constexpr std::string_view kName = "BackupPolicy";
  static constexpr std::string_view kSentence = "The backup policy of an account.";
  static constexpr std::array kFields = {
      FieldNote{"type", "Periodic or Continuous."},
      FieldNote{"tier", "Of a continuous one; Continuous30Days when absent."},
      FieldNote{"backupIntervalInMinutes", "Of a periodic one, 60 to 1440; 240 when absent."},
      FieldNote{"backupRetentionIntervalInHours", "Of a periodic one, 8 to 720; 8 when absent."}};
};
}  // namespace cmk
