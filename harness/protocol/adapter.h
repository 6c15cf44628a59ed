// The adapter's side of the protocol without any I/O: fed a line, gives a line. What it serves is
// behind an interface of three calls.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "harness/protocol/start.h"
#include "reference/system.h"

namespace cmk::harness {

// JSON-RPC error codes of the protocol.
enum class RpcError {
  parse = -32700,           // the line is not JSON, or the gate refused it
  invalidRequest = -32600,  // not a request, or not now (before start, after stop)
  unknownMethod = -32601,   // read as unsupported
  invalidParams = -32602,   // params that break their schema
};

// What an adapter serves.
class Implementation {
 public:
  virtual ~Implementation() = default;
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  [[nodiscard]] virtual StartAnswer info() = 0;
  // A clean world.
  virtual void reset() = 0;
  [[nodiscard]] virtual Outcome apply(const Operation& operation) = 0;

 protected:
  Implementation() = default;
};

// One conversation, from start to stop.
class AdapterSession {
 public:
  // `implementation` outlives the session.
  explicit AdapterSession(Implementation& implementation) : implementation_(&implementation) {}

  // The answer to one line (without its newline): one line without newline. Any bytes will do;
  // what is no request is answered by an error.
  [[nodiscard]] std::string handle(std::string_view line);
  // The answer to a line that was longer than the protocol allows.
  [[nodiscard]] static std::string too_long();

  // Whether stop was asked: the conversation is over.
  [[nodiscard]] bool stopped() const { return stopped_; }

 private:
  void answer_one(const nlohmann::json& request, std::string& out);
  void answer_operation(const nlohmann::json& request, std::int64_t id, std::string& out);
  void answer_start(const nlohmann::json& params, std::int64_t id, std::string& out);

  Implementation* implementation_;
  bool started_ = false;
  bool stopped_ = false;
};

// Serves the conversation on two file descriptors until stop or the end of the input. False when
// reading or writing failed.
[[nodiscard]] bool serve_stdio(AdapterSession& session, int in_fd, int out_fd);

}  // namespace cmk::harness
