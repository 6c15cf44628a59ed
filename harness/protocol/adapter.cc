#include "harness/protocol/adapter.h"

#include <fmt/format.h>

#include <iterator>
#include <optional>

#include "harness/protocol/codec.h"
#include "harness/protocol/schema.h"
#include "harness/protocol/start_codec.h"
#include "reference/core/gate.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

const json kNoParams = json::object();

void put_result(std::int64_t id, const json& result, std::string& out) {
  fmt::format_to(std::back_inserter(out), R"({{"jsonrpc":"2.0","id":{},"result":{}}})", id,
                 to_line(result));
}

void put_error(std::optional<std::int64_t> id, RpcError code, std::string_view message,
               std::string& out) {
  fmt::format_to(std::back_inserter(out),
                 R"({{"jsonrpc":"2.0","id":{},"error":{{"code":{},"message":{}}}}})",
                 id ? std::to_string(*id) : "null", static_cast<int>(code), to_line(message));
}

// The id of what may not even be a request.
std::optional<std::int64_t> id_of(const json& request) {
  if (!request.is_object()) return std::nullopt;
  const auto id = request.find("id");
  if (id == request.end() || !id->is_number_integer()) return std::nullopt;
  return id->get<std::int64_t>();
}

const json& params_of(const json& request) {
  const auto params = request.find("params");
  return params == request.end() ? kNoParams : *params;
}

}  // namespace

std::string AdapterSession::too_long() {
  std::string out;
  put_error(std::nullopt, RpcError::parse, "the line is too long", out);
  return out;
}

std::string AdapterSession::handle(std::string_view line) {
  std::string out;
  const auto message = pass_gate(line);
  if (!message) {
    put_error(std::nullopt, RpcError::parse, to_string(message.error()), out);
    return out;
  }
  if (!message->is_array()) {
    answer_one(*message, out);
    return out;
  }
  if (message->empty()) {
    put_error(std::nullopt, RpcError::invalidRequest, "an empty batch", out);
    return out;
  }
  char separator = '[';
  for (const json& request : *message) {
    out.push_back(separator);
    answer_one(request, out);
    separator = ',';
  }
  out.push_back(']');
  return out;
}

void AdapterSession::answer_one(const json& request, std::string& out) {
  if (const auto breach = check_request(request)) {
    return put_error(id_of(request), RpcError::invalidRequest, to_string(*breach), out);
  }
  const std::int64_t id = request["id"].get<std::int64_t>();
  const auto& method = request["method"].get_ref<const std::string&>();
  if (stopped_) return put_error(id, RpcError::invalidRequest, "already stopped", out);
  if (method == "start") return answer_start(params_of(request), id, out);
  if (method == "stop") {
    stopped_ = true;
    return put_result(id, json::object(), out);
  }
  if (!started_) return put_error(id, RpcError::invalidRequest, "not started", out);
  if (method == "reset") {
    implementation_->reset();
    return put_result(id, json::object(), out);
  }
  answer_operation(request, id, out);
}

void AdapterSession::answer_start(const json& params, std::int64_t id, std::string& out) {
  if (started_) return put_error(id, RpcError::invalidRequest, "already started", out);
  if (const auto breach = check_start_params(params)) {
    return put_error(id, RpcError::invalidParams, to_string(*breach), out);
  }
  const auto start = decode_start_params(params);
  if (!start) return put_error(id, RpcError::invalidParams, to_string(start.error()), out);
  if (start->protocol != kProtocolVersion) {
    return put_error(id, RpcError::invalidParams,
                     fmt::format("/protocol: this adapter speaks {} only", kProtocolVersion), out);
  }
  started_ = true;
  implementation_->reset();
  put_result(id, encode_start_answer(implementation_->info()), out);
}

void AdapterSession::answer_operation(const json& request, std::int64_t id, std::string& out) {
  const auto& method = request["method"].get_ref<const std::string&>();
  const OperationModel* const model = find_operation(method);
  if (model == nullptr) return put_error(id, RpcError::unknownMethod, "unknown method", out);
  const auto now = request.find("now");
  if (now == request.end()) return put_error(id, RpcError::invalidParams, "/now: missing", out);
  const json& params = params_of(request);
  if (const auto breach = check_params(*model, params)) {
    return put_error(id, RpcError::invalidParams, to_string(*breach), out);
  }
  const auto operation = decode_operation(method, params, now->get<std::int64_t>());
  if (!operation) {
    return put_error(id, RpcError::invalidParams, to_string(operation.error()), out);
  }
  put_result(id, outcome_to_json(implementation_->apply(*operation)), out);
}

}  // namespace cmk::harness
