// Expressions: what stands in a scenario in place of a value that is known only when it runs.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "harness/suite/byte_change.h"
#include "harness/suite/flaw.h"
#include "harness/suite/part_path.h"
#include "harness/suite/time_text.h"

namespace cmk::harness {

inline constexpr std::size_t kSecretBytesMax = std::size_t{1} << 18U;
inline constexpr std::size_t kFillLenMax = std::size_t{1} << 18U;
inline constexpr std::size_t kIncludedBytesMax = std::size_t{1} << 18U;

struct Expression;

// Bytes or text exchanged within a byte string or text.
struct Replacement {
  std::shared_ptr<const Expression> find;
  std::shared_ptr<const Expression> with;
};
using Change = std::variant<ByteChange, Replacement>;

struct Literal {
  nlohmann::json value;
};
struct ListOf {
  std::vector<Expression> items;
};
struct MemberOf;
struct ObjectOf {
  std::vector<MemberOf> members;  // by name
};
struct RefTo {
  std::string text;  // "k1.key.kid"
  std::string name;  // "k1"
  PartPath path;
  std::optional<int> segment;  // after a split at "/", negative
};
struct SecretOf {
  std::string name;
  std::size_t length = 0;  // bytes
};
struct OptionOf {
  std::string name;
};
struct TextOf {
  std::vector<Expression> pieces;
};
struct FileOf {
  std::string path;    // below conformance/
  std::string base64;  // its content, base64url
  std::size_t length = 0;
};
struct FillOf {
  char character = 'x';
  std::size_t length = 0;
};

struct Expression {
  std::variant<Literal, ListOf, ObjectOf, RefTo, SecretOf, TimeText, OptionOf, TextOf, FileOf,
               FillOf>
      kind;
  std::optional<Change> change;  // of RefTo, SecretOf and FileOf
};

struct MemberOf {
  std::string name;
  Expression value;
};

// What a reader of expressions knows of the scenario so far. It lives as long as one case is read.
struct ReadContext {
  std::filesystem::path files;                 // the conformance folder
  std::set<std::string> bound;                 // names bound by earlier steps
  std::map<std::string, std::size_t> secrets;  // name, bytes
  std::set<std::string> uses;                  // names referred to, collected as they are read
  std::set<std::string> options;               // options of the target asked for, likewise
};

// Whether an object stands for an expression: it has one of the leading members.
[[nodiscard]] bool is_expression(const nlohmann::json& value);

// Reads a value in which expressions may stand anywhere. `at` is its JSON pointer.
[[nodiscard]] Read<Expression> parse_expression(const nlohmann::json& value, const std::string& at,
                                                ReadContext& context);

// What an evaluation draws on.
struct EvalContext {
  const std::map<std::string, nlohmann::json>* bound = nullptr;
  const TargetOptions* options = nullptr;
  // The secret as it stands on the wire (base64url), or as a transcript records it.
  std::function<nlohmann::json(const std::string& name, std::size_t length)> secret;
  // A text as the target sees it, for what is looked for within bytes. Empty: as it is.
  std::function<std::string(const std::string& text)> sent = nullptr;
};

enum class EvalFault {
  unresolved,     // an earlier answer lacks the part that is asked for
  notApplicable,  // what the target chose cannot be changed as the scenario asks
};
struct EvalError {
  EvalFault fault = EvalFault::unresolved;
  std::string what;  // holds no value, only names
};
template <class T>
using Eval = std::expected<T, EvalError>;

[[nodiscard]] Eval<nlohmann::json> evaluate(const Expression& expression,
                                            const EvalContext& context);

// Canonical text: equal in every run. Values that the target or the seed chose stand by name.
[[nodiscard]] std::string describe(const Expression& expression, const TargetOptions& options);

// Whether the value is a byte string by its making (a secret, a file, changed bytes), so that texts
// with and without padding are equal.
[[nodiscard]] bool is_byte_string(const Expression& expression);

// A secret as transcripts record it: {"secret": NAME, "length": N}.
[[nodiscard]] nlohmann::json recorded_secret(const std::string& name, std::size_t length);
// The length recorded in such a value; nothing when `value` is none.
[[nodiscard]] std::optional<std::size_t> recorded_length(const nlohmann::json& value);

}  // namespace cmk::harness
