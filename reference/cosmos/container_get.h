#pragma once

#include "reference/cosmos/container_create.h"

namespace cmk::cosmos {

// container.get
struct ContainerGet {
  using Answer = ContainerInfo;
  std::string account;
  std::string name;
  bool operator==(const ContainerGet&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContainerGet, (), (account, name))

Result<ContainerInfo> apply(Room& room, const ContainerGet& op);

}  // namespace cmk::cosmos

namespace cmk {
template <>
struct Note<cosmos::ContainerGet> {
  static constexpr std::string_view kName = "container.get";
  static constexpr std::string_view kSentence = "Reads the properties of a container.";
  static constexpr std::array kFields = {FieldNote{"account", "The account's ARM id."},
                                         FieldNote{"name", "Its name."}};
};
}  // namespace cmk
