// Whatever line an adapter is sent, it answers with one line that keeps the published schema of
// responses; and the operation that it understood is written as params that mean the same
// operation.
#include "fuzz/byte_reader.h"
#include "fuzz/planted.h"
#include "fuzz/property.h"
#include "harness/protocol/adapter.h"
#include "harness/protocol/codec.h"
#include "harness/protocol/schema.h"
#include "reference/core/gate.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"harness", "protocol_line"};

// Refuses every operation, once it has seen that its codec loses nothing.
class Checker final : public harness::Implementation {
 public:
  harness::StartAnswer info() override { return {}; }
  void reset() override {}
  Outcome apply(const Operation& operation) override {
    const auto method = harness::method_of(operation.params);
    const auto params = harness::encode_params(operation.params);
    auto written = params;
    if (planted("codec-loses-tags")) written.erase("tags");
    const auto again = harness::decode_operation(method, written, operation.now);
    kProperty.require(again && harness::encode_params(again->params) == params,
                      "operation-does-not-round-trip", method);
    return refuse(Reason::notFound, "a checker has nothing");
  }
};

void check_response(const nlohmann::json& response) {
  const auto breach = harness::check_response(response);
  kProperty.require(!breach, "response-breaks-schema", breach ? to_string(*breach) : "");
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  Checker checker;
  cmk::harness::AdapterSession session(checker);
  ByteReader in(data, len);
  if (in.boolean())
    (void)session.handle(R"({"jsonrpc":"2.0","id":1,"method":"start","params":{"protocol":1}})");
  std::string answer = session.handle(in.text());
  if (planted("adapter-answers-two-lines") && answer.contains("unknown method")) answer += "\n";
  kProperty.require(!answer.contains('\n'), "answer-is-not-one-line");
  const auto read = cmk::pass_gate(answer);
  kProperty.require(read.has_value(), "answer-is-not-json");
  if (!read->is_array()) {
    check_response(*read);
    return 0;
  }
  for (const auto& response : *read) check_response(response);
  return 0;
}
