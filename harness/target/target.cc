#include "harness/target/target.h"

namespace cmk::harness {

std::string_view to_string(AnswerKind kind) {
  switch (kind) {
    case AnswerKind::accepted:
      return "accepted";
    case AnswerKind::refused:
      return "refused";
    case AnswerKind::unsupported:
      return "unsupported";
    case AnswerKind::errored:
      return "errored";
  }
  return "errored";
}

Conduct operator+(Conduct first, const Conduct& second) {
  first.restarts += second.restarts;
  if (first.firstBreak.empty()) first.firstBreak = second.firstBreak;
  first.died = first.died || second.died;
  if (first.end.empty()) first.end = second.end;
  return first;
}

}  // namespace cmk::harness
