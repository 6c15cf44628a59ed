#include "harness/protocol/codec.h"

#include <algorithm>

#include "harness/protocol/value_codec.h"

namespace cmk::harness {
namespace {

using nlohmann::json;
using values::Place;
using values::Reader;

using Decode = bool (*)(Reader&, const json&, AnyParams&);

template <class Op>
bool decode(Reader& reader, const json& from, AnyParams& to) {
  return values::read(reader, Place{}, from, to.emplace<Op>());
}

struct Entry {
  std::string_view method;
  Decode decode;
};

constexpr auto kEntries = [] {
  std::array<Entry, boost::mp11::mp_size<Operations>::value> entries{};
  std::size_t i = 0;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>([&](auto op) {
    using Op = typename decltype(op)::type;
    entries[i++] = {Note<Op>::kName, &decode<Op>};
  });
  std::ranges::sort(entries, {}, &Entry::method);
  return entries;
}();

static_assert(std::ranges::adjacent_find(kEntries, {}, &Entry::method) == kEntries.end(),
              "two operations have one name");

}  // namespace

std::string to_string(const DecodeError& error) { return error.place + ": " + error.reason; }

std::expected<Operation, DecodeError> decode_operation(std::string_view method, const json& params,
                                                       Instant now) {
  const auto* entry = std::ranges::lower_bound(kEntries, method, {}, &Entry::method);
  if (entry == kEntries.end() || entry->method != method) {
    return std::unexpected(DecodeError{"/method", "unknown"});
  }
  if (now > kInstantMax || now < kInstantMin) {
    return std::unexpected(DecodeError{"/now", "out of range"});
  }
  Operation operation;
  operation.now = now;
  Reader reader;
  if (!entry->decode(reader, params, operation.params)) {
    return std::unexpected(std::move(reader.error));
  }
  return operation;
}

std::string_view method_of(const AnyParams& params) {
  return std::visit([]<class Op>(const Op&) { return Note<Op>::kName; }, params);
}

json encode_params(const AnyParams& params) {
  return std::visit([](const auto& op) { return values::write(op); }, params);
}

json encode_answer(const AnyAnswer& answer) {
  return std::visit([](const auto& value) { return values::write(value); }, answer);
}

json outcome_to_json(const Outcome& outcome) {
  json::object_t object;
  if (outcome) {
    object.emplace("outcome", "accepted");
    object.emplace("result", encode_answer(*outcome));
    return object;
  }
  const ReasonInfo& reason = info(outcome.error().reason);
  object.emplace("outcome", "refused");
  object.emplace("reason", reason.name);
  if (reason.httpStatus != 0) object.emplace("httpStatus", reason.httpStatus);
  if (const auto substatus = outcome.error().substatus) object.emplace("substatus", *substatus);
  if (!reason.code.empty()) object.emplace("code", reason.code);
  if (!outcome.error().diagnostic.empty()) {
    object.emplace("diagnostic", outcome.error().diagnostic);
  }
  return object;
}

json unsupported_to_json() { return json::object_t{{"outcome", "unsupported"}}; }

std::string to_line(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace cmk::harness
