#include "harness/protocol/start_codec.h"

#include "harness/protocol/value_codec.h"

namespace cmk::harness {
namespace {

template <class T>
std::expected<T, DecodeError> decode(const nlohmann::json& message) {
  T value;
  values::Reader reader;
  if (values::read(reader, {}, message, value)) return value;
  return std::unexpected(std::move(reader.error));
}

}  // namespace

std::expected<StartParams, DecodeError> decode_start_params(const nlohmann::json& message) {
  return decode<StartParams>(message);
}
std::expected<StartAnswer, DecodeError> decode_start_answer(const nlohmann::json& message) {
  return decode<StartAnswer>(message);
}
nlohmann::json encode_start_params(const StartParams& params) { return values::write(params); }
nlohmann::json encode_start_answer(const StartAnswer& answer) { return values::write(answer); }

}  // namespace cmk::harness
