// The declared operations as data: what the Notes and members of the registry's types say, in a
// form that plain code can walk. Schema, PROTOCOL.md, redaction and the check of messages read
// this.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reference/core/describe.h"

namespace cmk::harness {

enum class TypeKind {
  text,
  boolean,
  integer,      // 64 bits with sign
  bytes,        // base64url text
  secretBytes,  // base64url text, never written to a file
  secretText,   // text, never written to a file
  enumeration,  // one of `values`
  list,         // of `element`
  map,          // of text to `element`
  structure,    // of `members`
};
[[nodiscard]] bool is_secret(TypeKind kind);

struct Type;

struct Member {
  std::string_view name = {};
  std::string_view sentence = {};
  Mark mark = Mark::plain;
  Sense sense = Sense::value;
  bool optional = false;
  const Type* type = nullptr;

  // Whether params must have it: a list or map that is empty may be left out, as an optional one.
  [[nodiscard]] bool is_needed_in_params() const;
  // Whether an answer must have it: there a list must stand even when it is empty.
  [[nodiscard]] bool is_needed_in_answer() const;
};

// One for each distinct type, of static storage; compared by address.
struct Type {
  TypeKind kind = TypeKind::text;
  std::string_view name = {};      // of an enumeration or a structure
  std::string_view sentence = {};  // likewise
  std::span<const std::string_view> values = {};
  const Type* element = nullptr;
  std::vector<Member> members = {};  // in the order of declaration, those of base types first
  bool holds_secret = false;         // it or anything within it is secret

  [[nodiscard]] const Member* find(std::string_view member) const;
};

struct OperationModel {
  std::string_view method = {};
  std::string_view sentence = {};
  const Type* params = nullptr;
  const Type* answer = nullptr;
};

// All operations, in the order of the registry.
[[nodiscard]] std::span<const OperationModel> operation_models();
// The operation of this method; null when the registry has none.
[[nodiscard]] const OperationModel* find_operation(std::string_view method);

// What `start` asks and answers.
[[nodiscard]] const Type& start_params_type();
[[nodiscard]] const Type& start_answer_type();

}  // namespace cmk::harness
