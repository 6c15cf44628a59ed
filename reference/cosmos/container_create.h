#pragma once

#include "reference/cosmos/account.h"

namespace cmk::cosmos {

struct ContainerInfo {
  std::string name;
  std::optional<std::string> partitionKeyPath;
  std::vector<std::string> indexedPaths;
  bool operator==(const ContainerInfo&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContainerInfo, (), (name, partitionKeyPath, indexedPaths))

// container.create
struct ContainerCreate {
  using Answer = ContainerInfo;
  std::string account;
  std::string name;
  std::optional<std::string> partitionKeyPath;
  std::vector<std::string> indexedPaths;
  std::optional<std::string> keyVaultKeyUri;
  bool operator==(const ContainerCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContainerCreate, (),
                      (account, name, partitionKeyPath, indexedPaths, keyVaultKeyUri))

Result<ContainerInfo> apply(Room& room, const ContainerCreate& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::ContainerInfo> {
  static constexpr std::string_view kName = "ContainerInfo";
  static constexpr std::string_view kSentence = "A container of an account.";
  static constexpr std::array kFields = {
      FieldNote{"name", "Its name.", Mark::plain, Sense::name},
      FieldNote{"partitionKeyPath", "The path of the partition key; absent: none."},
      FieldNote{"indexedPaths", "The paths of the indexing policy."}};
};
template <>
struct Note<cosmos::ContainerCreate> {
  static constexpr std::string_view kName = "container.create";
  static constexpr std::string_view kSentence = "Creates a container in an account.";
  static constexpr std::array kFields = {
      FieldNote{"account", "The account's ARM id."},
      FieldNote{"name", "1 to 255 bytes without NUL.", Mark::plain, Sense::name},
      FieldNote{"partitionKeyPath", "e.g. /tenant; absent: none."},
      FieldNote{"indexedPaths", "The paths of the indexing policy."},
      FieldNote{"keyVaultKeyUri", "Refused: keys are the account's (COS-10)."}};
};
}  // namespace cmk
