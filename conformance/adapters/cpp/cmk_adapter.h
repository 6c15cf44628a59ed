// An adapter for cmkconf in C++17: register a handler for each operation that the implementation
// has, and run. Needs nlohmann/json, and nothing of cmkconf. The protocol: ../../PROTOCOL.md.
//
//   cmk_adapter::Adapter adapter({{"implementation", "my-vault"}, {"profiles", {"key-vault"}}});
//   adapter.on_reset([&] { vault.clear(); });
//   adapter.on("key.wrapKey", [&](const Json& params, std::int64_t now) -> Outcome { … });
//   return adapter.run();
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <variant>

namespace cmk_adapter {

using Json = nlohmann::json;

// A documented "no". What is empty or 0 is not sent.
struct Refused {
  std::string reason;  // a name of the list in PROTOCOL.md
  int httpStatus = 0;
  std::string code;
  std::string diagnostic;
  int substatus = 0;  // x-ms-substatus
};

// What an operation answers: its result (an object), or a refusal.
using Outcome = std::variant<Json, Refused>;
// `now` is Unix seconds. A handler may throw: a missing or mistyped member of the params is told as
// such, anything else as a failure of the implementation.
using Handler = std::function<Outcome(const Json& params, std::int64_t now)>;

class Adapter {
 public:
  // `info` answers start: implementation, profiles, and what else PROTOCOL.md names.
  explicit Adapter(Json info) : info_(std::move(info)) {}

  void on(const std::string& method, Handler handler) { handlers_[method] = std::move(handler); }
  // Called before each scenario: forget everything.
  void on_reset(std::function<void()> reset) { reset_ = std::move(reset); }

  // Serves until stop or the end of the input; what main returns.
  int run(std::istream& in = std::cin, std::ostream& out = std::cout) {
    std::string line;
    while (!stopped_ && std::getline(in, line)) {
      const Json request = Json::parse(line, nullptr, false);
      out << answer(request).dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;
    }
    return out ? 0 : 1;
  }

 private:
  Json answer(const Json& request) {
    Json response = {{"jsonrpc", "2.0"}, {"id", nullptr}};
    try {
      response["id"] = request.at("id");
      const Json params = request.value("params", Json::object());
      response["result"] = result(request.at("method").get<std::string>(), params, request);
    } catch (const UnknownMethod&) {
      response["error"] = {{"code", -32601}, {"message", "unknown method"}};
    } catch (const Json::exception& error) {
      response["error"] = {{"code", -32602}, {"message", error.what()}};
    } catch (const std::exception& error) {
      response["error"] = {{"code", -32603}, {"message", error.what()}};
    }
    return response;
  }

  Json result(const std::string& method, const Json& params, const Json& request) {
    if (method == "start") {
      if (params.at("protocol") != 1) throw std::runtime_error("this adapter speaks protocol 1");
      return info_;
    }
    if (method == "stop") stopped_ = true;
    if (method == "reset" && reset_) reset_();
    if (method == "stop" || method == "reset") return Json::object();
    const auto handler = handlers_.find(method);
    if (handler == handlers_.end()) throw UnknownMethod();
    return to_json(handler->second(params, request.at("now").get<std::int64_t>()));
  }

  static Json to_json(Outcome outcome) {
    if (auto* const accepted = std::get_if<Json>(&outcome)) {
      return {{"outcome", "accepted"}, {"result", std::move(*accepted)}};
    }
    const Refused& refused = std::get<Refused>(outcome);
    Json made = {{"outcome", "refused"}, {"reason", refused.reason}};
    if (refused.httpStatus != 0) made["httpStatus"] = refused.httpStatus;
    if (refused.substatus != 0) made["substatus"] = refused.substatus;
    if (!refused.code.empty()) made["code"] = refused.code;
    if (!refused.diagnostic.empty()) made["diagnostic"] = refused.diagnostic;
    return made;
  }

  struct UnknownMethod : std::exception {};

  Json info_;
  std::map<std::string, Handler> handlers_;
  std::function<void()> reset_;
  bool stopped_ = false;
};

}  // namespace cmk_adapter
