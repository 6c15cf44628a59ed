#include "harness/explore/lawful_target.h"

#include <tuple>

#include "harness/protocol/codec.h"
#include "harness/target/answer_reader.h"
#include "harness/target/in_process_target.h"

namespace cmk::explore {

using harness::Answer;
using harness::Call;

LawfulTarget::LawfulTarget(std::function<System()> make, Watch watch)
    : make_(std::move(make)), watch_(watch), system_(make_()), book_(marked_leak(), watch) {}

std::expected<harness::TargetInfo, std::string> LawfulTarget::start() {
  (void)reset();
  return harness::TargetInfo{};
}

bool LawfulTarget::reset() {
  system_ = make_();
  book_ = LawBook(marked_leak(), watch_);
  broken_.reset();
  num_calls_ = 0;
  done_.clear();
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
    if (watch_.states && watch_.repeats) done_.push_back(*operation);
  }
  return answers;
}

std::optional<LawfulTarget::Broken> LawfulTarget::repeat() const {
  if (done_.empty()) return std::nullopt;
  System again = make_();
  for (const Operation& operation : done_) std::ignore = again.apply(operation);
  if (again == system_) return std::nullopt;
  return Broken{{&laws::kSameAgain, std::string(kEndsElsewhere)}, num_calls_ - 1};
}

}  // namespace cmk::explore
