// What an adapter says of itself when it is started.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reference/core/describe.h"

namespace cmk::harness {

inline constexpr std::int64_t kProtocolVersion = 1;

struct StartParams {
  std::int64_t protocol = kProtocolVersion;
};
BOOST_DESCRIBE_STRUCT(StartParams, (), (protocol))

struct StartAnswer {
  std::string implementation;
  std::optional<std::string> version;
  std::optional<std::string> language;
  std::optional<std::string> homepage;
  std::vector<std::string> profiles;
  std::optional<std::vector<std::string>> capabilities;
  std::optional<std::map<std::string, std::int64_t>> options;
  std::optional<bool> batch;
  std::optional<std::string> keySource;
};
BOOST_DESCRIBE_STRUCT(StartAnswer, (),
                      (implementation, version, language, homepage, profiles, capabilities, options,
                       batch, keySource))

}  // namespace cmk::harness

namespace cmk {
template <>
struct Note<harness::StartParams> {
  static constexpr std::string_view kName = "StartParams";
  static constexpr std::string_view kSentence = "What the harness speaks.";
  static constexpr std::array kFields = {
      FieldNote{"protocol", "The major version of the protocol: 1."}};
};
template <>
struct Note<harness::StartAnswer> {
  static constexpr std::string_view kName = "StartAnswer";
  static constexpr std::string_view kSentence = "What an adapter says of itself.";
  static constexpr std::array kFields = {
      FieldNote{"implementation", "The name of the implementation under test."},
      FieldNote{"version", "Its version."},
      FieldNote{"language", "The language it is written in."},
      FieldNote{"homepage", "Where people find it."},
      FieldNote{"profiles", "The profiles it claims; the others are not asked of it."},
      FieldNote{"capabilities", "What it can beyond the operations; see Capabilities."},
      FieldNote{"options", "What the documents leave open, as it chose; see Options."},
      FieldNote{"batch", "Whether it takes several requests as one array on one line."},
      FieldNote{"keySource", "prepared or generated: where its RSA keys come from."}};
};
}  // namespace cmk
