#pragma once

#include "reference/core/describe.h"
#include "reference/entra/directory.h"

namespace cmk::entra {

// tenant.create
struct TenantCreate {
  using Answer = Done;
  std::string tenantId;
  bool operator==(const TenantCreate&) const = default;
};
BOOST_DESCRIBE_STRUCT(TenantCreate, (), (tenantId))

Result<Done> apply(Room& room, const TenantCreate& op);

}  // namespace cmk::entra

namespace cmk {
BOOST_DESCRIBE_STRUCT(Done, (), ())
template <>
struct Note<Done> {
  static constexpr std::string_view kName = "Done";
  static constexpr std::string_view kSentence = "The operation was done and has nothing to tell.";
  static constexpr auto kFields = kNoFields;
};
template <>
struct Note<entra::TenantCreate> {
  static constexpr std::string_view kName = "tenant.create";
  static constexpr std::string_view kSentence = "Creates a Microsoft Entra tenant.";
  static constexpr std::array kFields = {FieldNote{
      "tenantId", "The tenant's identifier, chosen by the caller.", Mark::plain, Sense::name}};
};
}  // namespace cmk
