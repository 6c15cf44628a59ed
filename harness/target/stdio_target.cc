#include "harness/target/stdio_target.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "harness/protocol/codec.h"
#include "harness/protocol/schema.h"
#include "harness/protocol/start_codec.h"
#include "harness/target/answer_reader.h"
#include "harness/target/evidence.h"
#include "harness/target/target_info.h"
#include "harness/target/wipe_stack.h"
#include "reference/core/gate.h"

namespace cmk::harness {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr milliseconds kStopTime{5000};
constexpr int kFailedResetsMax = 5;  // in a row; each may take all of the time limits
constexpr std::size_t kLineLenMax = std::size_t{1} << 20U;   // bytes of one request
constexpr int kDepthMax = 62;                                // of params within a request
constexpr std::size_t kBatchLenMax = std::size_t{1} << 18U;  // bytes on one line of requests

bool is_deeper(const json& value, int depth) {
  if (!value.is_structured()) return false;
  if (depth == 0) return true;
  return std::ranges::any_of(value, [&](const json& one) { return is_deeper(one, depth - 1); });
}

// Why this call cannot be sent to anybody.
std::optional<std::string> breach_of(const Call& call) {
  const OperationModel* const operation = find_operation(call.method);
  if (operation == nullptr) return "/method: unknown";
  if (const auto breach = check_params(*operation, call.params)) return to_string(*breach);
  // The schema leaves open what a byte string looks like, and which instants there are.
  const auto decoded = decode_operation(call.method, call.params, call.now);
  if (!decoded) return to_string(decoded.error());
  if (is_deeper(call.params, kDepthMax)) return "/params: nested too deeply";
  return std::nullopt;
}

// Joined without a buffer that would keep what stands in it.
std::string request_of(const Call& call, std::int64_t id) {
  std::string text = R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")";
  text += call.method;
  text += R"(","params":)";
  text += to_line(call.params);
  text += R"(,"now":)" + std::to_string(call.now) + "}";
  return text;
}

// An outcome belongs to operations: it says nothing of a world that is clean, or of a good end.
bool is_outcome(const json& result) {
  constexpr std::array kMembers{"outcome", "reason", "result", "error"};
  return std::ranges::any_of(kMembers, [&](const char* name) { return result.contains(name); });
}

}  // namespace

// One call that can be sent, as its request.
struct StdioTarget::Pending {
  std::size_t index = 0;  // of its call and its answer
  std::int64_t id = 0;
  const OperationModel* operation = nullptr;
  std::string request;
};

StdioTarget::~StdioTarget() { (void)stop(); }

Conduct StdioTarget::stop() {
  if (!pipe_) return conduct_;
  pipe_->set_time_limit(kStopTime);
  const Conduct before = conduct_;
  if (!ask("stop", json::object())) {
    conduct_ = before;  // what goes wrong now is its end
    conduct_.died = crashed_;
    conduct_.end = broken_;
    return conduct_;
  }
  const std::optional<std::string> end = pipe_->finish(kStopTime);
  pipe_.reset();
  broken_ = "stopped";
  if (!end) conduct_.end = fmt::format("did not end within {} ms of stop", kStopTime.count());
  if (end && *end != kGoodEnd) conduct_.end = "after stop the adapter " + *end;
  return conduct_;
}

std::expected<TargetInfo, std::string> StdioTarget::start() {
  auto info = launch();
  if (info) first_info_ = *info;
  return info;
}

std::expected<TargetInfo, std::string> StdioTarget::launch() {
  auto child = ChildProcess::spawn(command_);
  if (!child) return std::unexpected(child.error());
  pipe_ = std::make_unique<LinePipe>(std::move(*child),
                                     LinePipe::Limits{.time = options_.start_time_limit});
  auto answer = ask("start", encode_start_params({}));
  if (!answer) return std::unexpected(std::move(answer.error()));
  pipe_->set_time_limit(options_.time_limit);
  if (const auto breach = check_start_answer(*answer)) {
    give_up("the answer to start breaks its schema: " + excerpt(to_string(*breach), secrets_));
    return std::unexpected(broken_);
  }
  auto decoded = decode_start_answer(*answer);
  if (!decoded) {
    give_up("the answer to start: " + excerpt(to_string(decoded.error()), secrets_));
    return std::unexpected(broken_);
  }
  TargetInfo info = clean(info_of(std::move(*decoded)), secrets_);
  takes_batch_ = info.batch;
  return info;
}

std::int64_t StdioTarget::next_id() {
  constexpr std::uint64_t kStepMax = std::uint64_t{1} << 20U;
  last_id_ += 1 + static_cast<std::int64_t>(options_.ids.next() % kStepMax);
  return last_id_;
}

bool StdioTarget::reset() {
  if (is_given_up()) return false;
  const bool good = (pipe_ || launch_again()) && ask("reset", json::object());
  secrets_.clear();
  if (good) pipe_->forget();
  wipe_stack();
  num_failed_resets_ = good ? 0 : num_failed_resets_ + 1;
  return good;
}

// Whether it has broken too often: an adapter that is waited for in vain each time costs hours.
bool StdioTarget::is_given_up() {
  if (num_failed_resets_ < kFailedResetsMax &&
      (pipe_ || conduct_.restarts < options_.restarts_max)) {
    return false;
  }
  if (!broken_.starts_with("not tried again")) {
    const std::string often = num_failed_resets_ >= kFailedResetsMax
                                  ? fmt::format("{} resets in a row failed", num_failed_resets_)
                                  : fmt::format("it broke {} times", conduct_.restarts);
    broken_ = bounded(fmt::format("not tried again, because {}; last: {}", often, broken_));
  }
  return true;
}

// One that broke must come back as what it was.
bool StdioTarget::launch_again() {
  ++conduct_.restarts;
  const auto info = launch();
  if (!info) {
    give_up("started again: " + info.error());
  } else if (const std::string other = difference(*first_info_, *info); !other.empty()) {
    give_up("started again, the adapter has another " + other);
  }
  return pipe_ != nullptr;
}

// One request that is no operation. On failure the adapter is given up.
std::expected<json, std::string> StdioTarget::ask(std::string_view method, const json& params) {
  const std::int64_t id = next_id();
  const json request = {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}};
  std::expected<json, std::string> result = std::unexpected("");
  const auto take = [&](std::string_view line) {
    const auto refuse_line = [&](std::string_view why) {
      result = std::unexpected(
          fmt::format("{} was answered by {}: {}", method, why, excerpt(line, secrets_)));
      return true;
    };
    auto response = pass_gate(line);
    if (!response) return refuse_line("no JSON, " + to_string(response.error()));
    const auto response_to = response_id(*response, secrets_);
    if (!response_to) return refuse_line(response_to.error());
    if (*response_to != id) return refuse_line("the id of no request that is under way");
    if (response->contains("error")) return refuse_line("an error");
    if (method != "start" && is_outcome((*response)["result"])) return refuse_line("an outcome");
    result = std::move((*response)["result"]);
    return true;
  };
  const auto exchanged = pipe_->exchange(to_line(request) + "\n", 1, take);
  if (!exchanged) {
    result = std::unexpected(fmt::format("{}: {}", method, evidence_of(exchanged.error())));
    crashed_ = exchanged.error().crashed;
  }
  if (!result) give_up(result.error());
  return result;
}

std::vector<Answer> StdioTarget::apply(std::span<const Call> calls) {
  std::vector<Answer> answers(calls.size());
  const std::vector<Pending> pending = prepare(calls, answers);
  if (takes_batch_) {
    exchange(pending, answers);
  } else {
    for (std::size_t i = 0; i < pending.size(); ++i) {
      exchange(std::span(pending).subspan(i, 1), answers);
    }
  }
  return answers;
}

// The requests of the calls that keep their schema; the others are answered here.
std::vector<StdioTarget::Pending> StdioTarget::prepare(std::span<const Call> calls,
                                                       std::vector<Answer>& answers) {
  std::vector<Pending> pending;
  pending.reserve(calls.size());
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const Call& call = calls[i];
    if (const auto breach = breach_of(call)) {
      answers[i] = unsent(call, secrets_.clean(*breach), fault_);
      continue;
    }
    const OperationModel* const operation = find_operation(call.method);
    secrets_.add(*operation->params, call.params);
    const std::int64_t id = next_id();
    std::string request = request_of(call, id);
    if (request.size() > kLineLenMax) {
      answers[i] = unsent(call, "/params: longer than a line may be", fault_);
      continue;
    }
    pending.push_back({i, id, operation, std::move(request)});
  }
  return pending;
}

void StdioTarget::exchange(std::span<const Pending> pending, std::vector<Answer>& answers) {
  std::vector<bool> is_answered(answers.size(), false);
  if (pipe_ && !pending.empty()) {
    std::string text;
    const std::vector<std::span<const Pending>> groups = write_lines(pending, text);
    std::size_t num_lines = 0;
    const auto exchanged = pipe_->exchange(text, groups.size(), [&](std::string_view line) {
      return take_line(line, groups[num_lines++], answers, is_answered);
    });
    if (!exchanged) give_up(evidence_of(exchanged.error()));
    if (!breach_.empty()) give_up(std::exchange(breach_, {}));
  }
  if (pipe_) return;
  for (const Pending& one : pending) {
    if (!is_answered[one.index]) answers[one.index] = errored(broken_);
  }
}

// Appends the requests to the text, several on one line where the adapter takes that, and tells
// which stand on each line.
std::vector<std::span<const StdioTarget::Pending>> StdioTarget::write_lines(
    std::span<const Pending> pending, std::string& text) const {
  std::vector<std::span<const Pending>> groups;
  while (!pending.empty()) {
    std::size_t count = 0;
    std::size_t len = 0;
    for (; count < std::min(pending.size(), options_.batch_max); ++count) {
      len += pending[count].request.size() + 1;
      if (len > kBatchLenMax && count > 0) break;
    }
    groups.push_back(pending.first(count));
    pending = pending.subspan(count);
    if (count > 1) text += '[';
    for (const Pending& one : groups.back()) {
      text += one.request;
      text += ',';
    }
    text.pop_back();
    text += count > 1 ? "]\n" : "\n";
  }
  return groups;
}

// One line of the answer. False when it breaks the protocol; breach_ tells how.
bool StdioTarget::take_line(std::string_view line, std::span<const Pending> group,
                            std::vector<Answer>& answers, std::vector<bool>& is_answered) {
  const auto break_off = [&](std::string_view why) {
    breach_ = fmt::format("{}: {}", why, excerpt(line, secrets_));
    return false;
  };
  auto message = pass_gate(line);
  if (!message) return break_off("the answer is no JSON, " + to_string(message.error()));
  json::array_t responses;
  if (group.size() > 1 && message->is_array()) {
    responses = std::move(message->get_ref<json::array_t&>());
  } else {
    responses.push_back(std::move(*message));
  }
  if (responses.size() != group.size()) {
    return break_off(fmt::format("{} answers to {} requests", responses.size(), group.size()));
  }
  for (json& response : responses) {
    const auto id = response_id(response, secrets_);
    if (!id) return break_off(id.error());
    const auto asked = std::ranges::find(group, *id, &Pending::id);
    if (asked == group.end() || is_answered[asked->index]) {
      return break_off("the answer has the id of no request that is under way");
    }
    Answer& answer = answers[asked->index];
    answer = answer_of(*asked->operation, std::move(response), secrets_);
    if (answer.kind == AnswerKind::accepted) secrets_.add(*asked->operation->answer, answer.result);
    is_answered[asked->index] = true;
  }
  return true;
}

std::string StdioTarget::evidence_of(const LinePipe::Failure& failure) const {
  std::string evidence = failure.what;
  if (!failure.bytes.empty()) evidence += ": " + excerpt(failure.bytes, secrets_);
  const std::string& tail = pipe_->stderr_tail();
  if (!tail.empty()) evidence += "; standard error: " + excerpt(tail, secrets_);
  return bounded(std::move(evidence));
}

void StdioTarget::give_up(std::string evidence) {
  pipe_.reset();
  broken_ = bounded(std::move(evidence));
  if (conduct_.firstBreak.empty()) conduct_.firstBreak = broken_;
}

}  // namespace cmk::harness
