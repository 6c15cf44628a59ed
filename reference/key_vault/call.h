// What every operation of a vault has in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reference/core/describe.h"

namespace cmk::key_vault {

struct ControlCall {
  std::string vault;
  std::optional<std::string> caller;
  bool operator==(const ControlCall&) const = default;
};
BOOST_DESCRIBE_STRUCT(ControlCall, (), (vault, caller))

struct DataCall {
  std::string vault;
  std::string caller;
  std::optional<std::string> from;
  bool operator==(const DataCall&) const = default;
};
BOOST_DESCRIBE_STRUCT(DataCall, (), (vault, caller, from))

struct KeyCall : DataCall {
  std::string name;
  bool operator==(const KeyCall&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyCall, (DataCall), (name))

struct KeyVersionCall : KeyCall {
  std::optional<std::string> version;
  bool operator==(const KeyVersionCall&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyVersionCall, (KeyCall), (version))

// The version that the call names; empty: the current one.
[[nodiscard]] inline std::string_view asked_version(const KeyVersionCall& call) {
  return call.version ? std::string_view(*call.version) : std::string_view();
}

}  // namespace cmk::key_vault

namespace cmk {
template <>
struct Note<key_vault::ControlCall> {
  static constexpr std::string_view kName = "ControlCall";
  static constexpr std::string_view kSentence =
      "An operation of the control plane: on a vault itself.";
  static constexpr std::array kFields = {
      FieldNote{"vault", "The vault's name."},
      FieldNote{"caller", "The principal (object id) that calls; absent: the subscription's owner.",
                Mark::chosen}};
};
template <>
struct Note<key_vault::DataCall> {
  static constexpr std::string_view kName = "DataCall";
  static constexpr std::string_view kSentence =
      "An operation of the data plane: on the keys of a vault.";
  static constexpr std::array kFields = {
      FieldNote{"vault", "The vault's name."},
      FieldNote{"caller", "The principal (object id) that calls.", Mark::chosen},
      FieldNote{"from",
                "Where the call comes from: an IPv4 address, trustedService or privateEndpoint; "
                "absent: 203.0.113.10."}};
};
template <>
struct Note<key_vault::KeyCall> {
  static constexpr std::string_view kName = "KeyCall";
  static constexpr std::string_view kSentence = "An operation on a key.";
  static constexpr std::array kFields = {
      FieldNote{"name", "The key's name.", Mark::plain, Sense::name}};
};
template <>
struct Note<key_vault::KeyVersionCall> {
  static constexpr std::string_view kName = "KeyVersionCall";
  static constexpr std::string_view kSentence = "An operation on a key version.";
  static constexpr std::array kFields = {FieldNote{
      "version", "The key version, 32 hexadecimal digits; absent: the current one.", Mark::chosen}};
};
}  // namespace cmk
