// What the protocol costs: the same operations in this process and through the reference's adapter.
// Usage: protocol_bench ADAPTER-COMMAND
#include <chrono>
#include <cstdio>

#include "harness/target/in_process_target.h"
#include "harness/target/stdio_target.h"

namespace cmk::harness {
namespace {

std::vector<Call> make_calls(std::size_t count) {
  std::vector<Call> calls = {{.method = "tenant.create", .params = {{"tenantId", "t"}}, .now = 1}};
  while (calls.size() < count) {
    const std::string name = "person-" + std::to_string(calls.size());
    calls.push_back({.method = "identity.create",
                     .params = {{"name", name}, {"type", "User"}, {"tenantId", "t"}},
                     .now = 1});
    calls.push_back({.method = "role.list", .params = {{"scope", "/subscriptions/s"}}, .now = 1});
  }
  return calls;
}

void measure(const char* title, Target& target, std::span<const Call> calls, std::size_t at_once) {
  if (!target.start() || !target.reset()) {
    (void)std::printf("%-32s does not start\n", title);
    return;
  }
  std::size_t num_bad = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < calls.size(); i += at_once) {
    const auto part = calls.subspan(i, std::min(at_once, calls.size() - i));
    for (const Answer& answer : target.apply(part)) num_bad += answer.kind != AnswerKind::accepted;
  }
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
  (void)std::printf("%-32s %8.0f operations/s (%zu not accepted)\n", title,
                    static_cast<double>(calls.size()) / time.count(), num_bad);
}

int run(const char* command) {
  const std::vector<Call> calls = make_calls(50'000);
  InProcessTarget in_process([] { return System({}); }, {});
  measure("in process", in_process, calls, 1000);
  StdioTarget batched(command);
  measure("adapter, 1000 at once", batched, calls, 1000);
  StdioTarget single(command);
  measure("adapter, one at a time", single, calls, 1);
  return 0;
}

}  // namespace
}  // namespace cmk::harness

int main(int argc, char** argv) {
  if (argc == 2) return cmk::harness::run(argv[1]);
  (void)std::fputs("usage: protocol_bench ADAPTER-COMMAND\n", stderr);
  return 64;
}
