#include "harness/suite/expression.h"

#include <fmt/format.h>

#include "reference/core/base64url.h"
#include "reference/core/text.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

std::unexpected<EvalError> fault(EvalFault kind, std::string what) {
  return std::unexpected(EvalError{kind, std::move(what)});
}

// Evaluates one kind of expression, without its change.
struct Evaluator {
  const EvalContext& context;

  Eval<json> operator()(const Literal& literal) const { return literal.value; }
  Eval<json> operator()(const ListOf& list) const {
    json values = json::array();
    for (const Expression& item : list.items) {
      auto value = evaluate(item, context);
      if (!value) return value;
      values.push_back(*std::move(value));
    }
    return values;
  }
  Eval<json> operator()(const ObjectOf& object) const {
    json values = json::object();
    for (const auto& [name, member] : object.members) {
      auto value = evaluate(member, context);
      if (!value) return value;
      values[name] = *std::move(value);
    }
    return values;
  }
  Eval<json> operator()(const RefTo& ref) const {
    const auto bound = context.bound->find(ref.name);
    const json* part = bound == context.bound->end() ? nullptr : find_part(bound->second, ref.path);
    if (part == nullptr) {
      return fault(EvalFault::unresolved, fmt::format("no earlier answer gave {}", ref.text));
    }
    return ref.segment ? segment_of(ref, *part) : Eval<json>(*part);
  }
  Eval<json> operator()(const SecretOf& secret) const {
    return context.secret(secret.name, secret.length);
  }
  Eval<json> operator()(const TimeText& time) const {
    const auto instant = instant_of(time, *context.options);
    if (!instant) return fault(EvalFault::notApplicable, instant.error());
    return json(*instant);
  }
  Eval<json> operator()(const OptionOf& option) const {
    const auto declared = context.options->find(option.name);
    return json(declared == context.options->end() ? 0 : declared->second);
  }
  Eval<json> operator()(const TextOf& text) const {
    std::string joined;
    for (const Expression& piece : text.pieces) {
      const auto value = evaluate(piece, context);
      if (!value) return value;
      joined += value->is_string() ? value->get<std::string>() : value->dump();
    }
    return json(std::move(joined));
  }
  Eval<json> operator()(const FileOf& file) const { return json(file.base64); }
  Eval<json> operator()(const FillOf& fill) const {
    return json(std::string(fill.length, fill.character));
  }

 private:
  static Eval<json> segment_of(const RefTo& ref, const json& part) {
    if (part.is_string()) {
      const auto segments = split(part.get_ref<const std::string&>(), '/');
      const auto back = static_cast<std::size_t>(-*ref.segment);
      if (back <= segments.size()) return json(std::string(segments[segments.size() - back]));
    }
    return fault(EvalFault::unresolved,
                 fmt::format("{} has no segment {}", ref.text, *ref.segment));
  }
};

// The name of what is changed, for messages.
std::string name_of(const Expression& expression) {
  if (const auto* ref = std::get_if<RefTo>(&expression.kind)) return ref->text;
  if (const auto* secret = std::get_if<SecretOf>(&expression.kind)) return secret->name;
  if (const auto* file = std::get_if<FileOf>(&expression.kind)) return file->path;
  return "the value";
}

Eval<json> replace_in(const std::string& haystack, const Expression& expression,
                      const Replacement& replacement, const EvalContext& context) {
  const auto find = evaluate(*replacement.find, context);
  if (!find) return find;
  const auto with = evaluate(*replacement.with, context);
  if (!with) return with;
  const auto missing = [&] {
    return fault(EvalFault::notApplicable,
                 fmt::format("what is to be replaced does not occur in {}", name_of(expression)));
  };
  if (!find->is_string() || !with->is_string() || find->get_ref<const std::string&>().empty()) {
    return missing();
  }
  const auto& find_text = find->get_ref<const std::string&>();
  const auto& with_text = with->get_ref<const std::string&>();
  if (const auto bytes = decode_base64url(haystack)) {
    const auto sent = [&](const std::string& text) {
      return context.sent ? context.sent(text) : text;
    };
    if (auto out = replaced(as_text(*bytes), sent(find_text), sent(with_text))) {
      return json(encode_base64url(as_bytes(*out)));
    }
    const auto find_bytes = decode_base64url(find_text);
    const auto with_bytes = decode_base64url(with_text);
    if (find_bytes && with_bytes && !find_bytes->empty()) {
      if (auto out = replaced(as_text(*bytes), as_text(*find_bytes), as_text(*with_bytes))) {
        return json(encode_base64url(as_bytes(*out)));
      }
    }
  }
  if (auto out = replaced(haystack, find_text, with_text)) return json(*std::move(out));
  return missing();
}

Eval<json> apply_change(const Expression& expression, const json& value,
                        const EvalContext& context) {
  // A transcript has no bytes to change, and none are needed to judge it.
  if (recorded_length(value)) return value;
  if (!value.is_string()) {
    return fault(EvalFault::unresolved, fmt::format("{} is no text", name_of(expression)));
  }
  const auto& text = value.get_ref<const std::string&>();
  if (const auto* replacement = std::get_if<Replacement>(&*expression.change)) {
    return replace_in(text, expression, *replacement, context);
  }
  auto bytes = decode_base64url(text);
  if (!bytes) {
    return fault(EvalFault::unresolved, fmt::format("{} is no base64url", name_of(expression)));
  }
  const auto out = changed(*std::move(bytes), std::get<ByteChange>(*expression.change));
  if (!out) {
    return fault(EvalFault::unresolved, fmt::format("{} {}", name_of(expression), out.error()));
  }
  return json(encode_base64url(*out));
}

struct Describer {
  const TargetOptions& options;

  std::string operator()(const Literal& literal) const { return literal.value.dump(); }
  std::string operator()(const ListOf& list) const {
    std::string out;
    for (const Expression& item : list.items) {
      out += (out.empty() ? "" : ", ") + describe(item, options);
    }
    return fmt::format("[{}]", out);
  }
  std::string operator()(const ObjectOf& object) const {
    std::string out;
    for (const auto& [name, member] : object.members) {
      out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", name, describe(member, options));
    }
    return fmt::format("{{{}}}", out);
  }
  std::string operator()(const RefTo& ref) const {
    return ref.segment ? fmt::format("segment {} of {}", *ref.segment, ref.text) : ref.text;
  }
  std::string operator()(const SecretOf& secret) const {
    return fmt::format("secret {} ({} bytes)", secret.name, secret.length);
  }
  std::string operator()(const TimeText& time) const {
    const auto instant = instant_of(time, options);
    return instant ? fmt::format("{}", *instant) : time.text;
  }
  std::string operator()(const OptionOf& option) const {
    const auto declared = options.find(option.name);
    return fmt::format("{}", declared == options.end() ? 0 : declared->second);
  }
  std::string operator()(const TextOf& text) const {
    std::string out;
    for (const Expression& piece : text.pieces) {
      out += (out.empty() ? "" : " + ") + describe(piece, options);
    }
    return out;
  }
  std::string operator()(const FileOf& file) const {
    return fmt::format("file {} ({} bytes)", file.path, file.length);
  }
  std::string operator()(const FillOf& fill) const {
    return fmt::format("{} times {}", fill.length, json(std::string(1, fill.character)).dump());
  }
};

}  // namespace

Eval<json> evaluate(const Expression& expression, const EvalContext& context) {
  auto value = std::visit(Evaluator{context}, expression.kind);
  if (!value || !expression.change) return value;
  return apply_change(expression, *value, context);
}

std::string describe(const Expression& expression, const TargetOptions& options) {
  std::string text = std::visit(Describer{options}, expression.kind);
  if (!expression.change) return text;
  if (const auto* change = std::get_if<ByteChange>(&*expression.change)) {
    return fmt::format("{} {}", text, describe(*change));
  }
  const auto& replacement = std::get<Replacement>(*expression.change);
  return fmt::format("{} with {} replaced by {}", text, describe(*replacement.find, options),
                     describe(*replacement.with, options));
}

bool is_byte_string(const Expression& expression) {
  return expression.change.has_value() || std::holds_alternative<SecretOf>(expression.kind) ||
         std::holds_alternative<FileOf>(expression.kind);
}

json recorded_secret(const std::string& name, std::size_t length) {
  return {{"secret", name}, {"length", length}};
}

std::optional<std::size_t> recorded_length(const json& value) {
  if (!value.is_object() || value.size() != 2 || !value.contains("secret")) return std::nullopt;
  const auto length = value.find("length");
  if (length == value.end() || !length->is_number_integer() || *length < 0) return std::nullopt;
  return length->get<std::size_t>();
}

}  // namespace cmk::harness
