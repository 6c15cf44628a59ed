// A text is a CQL name, and means the name, that an automaton written from the grammar of CQL's
// identifiers says (RSV-06).
#include "reference/cosmos/cql_name.h"

#include <algorithm>

#include "fuzz/planted_rule.h"
#include "fuzz/property.h"
#include "reference/core/bytes.h"

namespace cmk::fuzz {
namespace {

constexpr Property kProperty{"RSV-06", "cql_name"};

// identifier := letter (letter | digit | '_')*  |  '"' (any but '"' and NUL | '""')+ '"'
class Automaton {
 public:
  void step(char c) {
    switch (state_) {
      case State::start:
        return c == '"'       ? go(State::quoted)
               : is_letter(c) ? take(c, State::plain)
                              : go(State::dead);
      case State::plain:
        return is_letter(c) || (c >= '0' && c <= '9') || c == '_' ? take(c, State::plain)
                                                                  : go(State::dead);
      case State::quoted:
        return c == '"' ? go(State::quote) : c == 0 ? go(State::dead) : take(c, State::quoted);
      case State::quote:  // the end, or the first of two
        return c == '"' ? take(c, State::quoted) : go(State::dead);
      case State::dead:
        return;
    }
  }
  [[nodiscard]] std::optional<std::string> name() const {
    if (name_.empty() || name_.size() > 48) return std::nullopt;
    if (state_ == State::quote) return name_;
    if (state_ != State::plain) return std::nullopt;
    std::string folded = name_;
    for (char& c : folded)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    return folded;
  }

 private:
  enum class State { start, plain, quoted, quote, dead };
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  void go(State next) { state_ = next; }
  void take(char c, State next) {
    name_ += c;
    state_ = next;
  }
  State state_ = State::start;
  std::string name_;
};

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const std::string_view text = cmk::as_text({data, len});
  const auto fast = cmk::cosmos::fold_cql_name(planted_rulebook(), text);
  Automaton slow;
  for (const char c : text) slow.step(c);
  kProperty.require(fast.has_value() == slow.name().has_value(),
                    fast ? "takes-what-is-none" : "refuses-a-name");
  if (fast) kProperty.require(*fast == *slow.name(), "names-differ");
  return 0;
}
