// When a key is rotated (azure-facts 3.5).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reference/core/describe.h"

namespace cmk::key_vault {

struct LifetimeTrigger {
  std::optional<std::string> timeAfterCreate;
  std::optional<std::string> timeBeforeExpiry;
  bool operator==(const LifetimeTrigger&) const = default;
};
BOOST_DESCRIBE_STRUCT(LifetimeTrigger, (), (timeAfterCreate, timeBeforeExpiry))

struct LifetimeActionType {
  std::string type;
  bool operator==(const LifetimeActionType&) const = default;
};
BOOST_DESCRIBE_STRUCT(LifetimeActionType, (), (type))

struct LifetimeAction {
  LifetimeTrigger trigger;
  LifetimeActionType action;
  bool operator==(const LifetimeAction&) const = default;
};
BOOST_DESCRIBE_STRUCT(LifetimeAction, (), (trigger, action))

struct RotationPolicyAttributes {
  std::optional<std::string> expiryTime;
  bool operator==(const RotationPolicyAttributes&) const = default;
};
BOOST_DESCRIBE_STRUCT(RotationPolicyAttributes, (), (expiryTime))

struct RotationPolicy {
  std::vector<LifetimeAction> lifetimeActions;
  std::optional<RotationPolicyAttributes> attributes;
  bool operator==(const RotationPolicy&) const = default;
};
BOOST_DESCRIBE_STRUCT(RotationPolicy, (), (lifetimeActions, attributes))

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::LifetimeTrigger> {
  static constexpr std::string_view kName = "LifetimeTrigger";
  static constexpr std::string_view kSentence = "When an action is due; one of the two.";
  static constexpr std::array kFields = {
      FieldNote{"timeAfterCreate",
                "An ISO 8601 duration since the creation of the current version."},
      FieldNote{"timeBeforeExpiry",
                "An ISO 8601 duration before the expiry of the current version."}};
};
template <>
struct Note<key_vault::LifetimeActionType> {
  static constexpr std::string_view kName = "LifetimeActionType";
  static constexpr std::string_view kSentence = "What is done.";
  static constexpr std::array kFields = {FieldNote{"type", "Rotate or Notify."}};
};
template <>
struct Note<key_vault::LifetimeAction> {
  static constexpr std::string_view kName = "LifetimeAction";
  static constexpr std::string_view kSentence = "An action and its trigger.";
  static constexpr std::array kFields = {FieldNote{"trigger", "When."},
                                         FieldNote{"action", "What."}};
};
template <>
struct Note<key_vault::RotationPolicyAttributes> {
  static constexpr std::string_view kName = "RotationPolicyAttributes";
  static constexpr std::string_view kSentence = "What the policy says of new versions.";
  static constexpr std::array kFields = {
      FieldNote{"expiryTime",
                "An ISO 8601 duration, at least P28D: after it a newly rotated version expires."}};
};
template <>
struct Note<key_vault::RotationPolicy> {
  static constexpr std::string_view kName = "RotationPolicy";
  static constexpr std::string_view kSentence = "A rotation policy.";
  static constexpr std::array kFields = {
      FieldNote{"lifetimeActions", "At most one Rotate and one Notify."},
      FieldNote{"attributes", "What it says of new versions."}};
};
}  // namespace cmk
