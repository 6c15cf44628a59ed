#include "harness/variation/variation.h"

#include <utility>

#include "reference/core/text.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

// A stream of its own for each thing that varies.
Source stream(Source source, std::string_view what) { return Source(fnv1a(what, source.next())); }

bool is_text(const Type& type) { return type.kind == TypeKind::text; }

// Every integer of a number or a list of numbers.
template <class Change>
void change_instants(json& value, const Change& change) {
  if (value.is_number_integer()) {
    value = change(value.get<Instant>());
  } else if (value.is_array()) {
    for (json& item : value) change_instants(item, change);
  }
}

}  // namespace

Variation::Variation(Source source, const VariationPlan& plan)
    : names_(stream(source, "names"), plan.names), times_(stream(source, "times"), plan.times) {}

Call Variation::sent(const Call& call) const {
  const OperationModel* const operation = find_operation(call.method);
  if (operation == nullptr)
    return {call.method, sent_words(call.params), call.now, call.drawn_from};
  return {call.method, sent_value(*operation->params, call.params), times_.sent(call.now),
          call.drawn_from};
}

json Variation::sent_value(const Type& type, const json& value) const {
  if (is_text(type) && value.is_string()) return names_.sent(value.get_ref<const std::string&>());
  if (!value.is_structured()) return value;
  json out = value.is_array() ? json::array() : json::object();
  if (value.is_array()) {
    for (const json& item : value) {
      out.push_back(type.element == nullptr ? item : sent_value(*type.element, item));
    }
    return out;
  }
  for (const auto& [name, part] : value.items()) {
    if (type.kind == TypeKind::map) {
      out[names_.sent(name)] = sent_value(*type.element, part);
      continue;
    }
    const Member* const member = type.find(name);
    json& made = out[name];
    made = member == nullptr ? part : sent_value(*member->type, part);
    if (member != nullptr && member->sense == Sense::instant) {
      change_instants(made, [&](Instant at) { return times_.sent(at); });
    }
  }
  return out;
}

json Variation::sent_words(const json& value) const {
  if (value.is_string()) return names_.sent_as_words(value.get_ref<const std::string&>());
  if (!value.is_structured()) return value;
  json out = value;
  for (json& part : out) part = sent_words(part);
  return out;
}

Answer Variation::symbolic(std::string_view method, Answer answer) const {
  const OperationModel* const operation = find_operation(method);
  make_symbolic(operation == nullptr ? nullptr : operation->answer, answer.result);
  for (std::string* text : {&answer.code, &answer.diagnostic, &answer.evidence}) {
    *text = times_.symbolic(names_.symbolic(*text));
  }
  return answer;
}

// Of a part that nobody declared (a null type) the texts alone are known.
void Variation::make_symbolic(const Type* type, json& value) const {
  if (value.is_string()) {
    if (type == nullptr || is_text(*type)) {
      value = names_.symbolic(value.get_ref<const std::string&>());
    }
  } else if (value.is_array()) {
    for (json& item : value) make_symbolic(type == nullptr ? nullptr : type->element, item);
  } else if (value.is_object()) {
    make_members_symbolic(type, value);
  }
}

void Variation::make_members_symbolic(const Type* type, json& object) const {
  json out = json::object();
  for (auto part = object.begin(); part != object.end(); ++part) {
    const bool is_map = type != nullptr && type->kind == TypeKind::map;
    const Member* const member = type == nullptr || is_map ? nullptr : type->find(part.key());
    json made = std::move(part.value());
    make_symbolic(is_map ? type->element : member == nullptr ? nullptr : member->type, made);
    if (member != nullptr && member->sense == Sense::instant) {
      change_instants(made, [&](Instant at) { return times_.symbolic(at); });
    }
    out[member != nullptr ? part.key() : names_.symbolic(part.key())] = std::move(made);
  }
  object = std::move(out);
}

}  // namespace cmk::harness
