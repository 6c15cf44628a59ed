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

}  // namespace cmk::harness
