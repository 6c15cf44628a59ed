#include "harness/explore/lawful_target.h"

#include "harness/protocol/codec.h"
#include "harness/target/answer_reader.h"
#include "harness/target/in_process_target.h"

namespace cmk::explore {

using harness::Answer;
using harness::Call;

LawfulTarget::LawfulTarget(std::function<System()> make)
    : make_(std::move(make)), system_(make_()), book_(marked_leak()) {}

std::expected<harness::TargetInfo, std::string> LawfulTarget::start() {
  (void)reset();
  return harness::TargetInfo{};
}

bool LawfulTarget::reset() {
  system_ = make_();
  book_ = LawBook(marked_leak());
  broken_.reset();
  num_calls_ = 0;
  return true;
}

std::vector<Answer> LawfulTarget::apply(std::span<const Call> calls) {
  std::vector<Answer> answers;
  for (const Call& call : calls) {
    const std::size_t number = num_calls_++;
    const auto operation = harness::decode_operation(call.method, call.params, call.now);
    if (!operation) {
      answers.push_back(harness::errored("cannot be sent: " + to_string(operation.error())));
      continue;
    }
    auto breach = book_.advance(system_, call.now);
    Outcome outcome;
    auto second = book_.apply(system_, *operation, outcome);
    if (!breach) breach = std::move(second);
    if (breach && !broken_) broken_ = Broken{*std::move(breach), number};
    answers.push_back(harness::answer_of(outcome));
  }
  return answers;
}

}  // namespace cmk::explore
