#include "harness/protocol/model.h"

#include <algorithm>
#include <array>

#include "harness/protocol/start.h"
#include "harness/protocol/type_of.h"
#include "reference/operations.h"

namespace cmk::harness {
namespace {

using models::type_of;

std::vector<OperationModel> make_models() {
  std::vector<OperationModel> made;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>([&](auto op) {
    using Op = typename decltype(op)::type;
    made.push_back({.method = Note<Op>::kName,
                    .sentence = Note<Op>::kSentence,
                    .params = &type_of<Op>(),
                    .answer = &type_of<AnswerOf<Op>>()});
  });
  return made;
}

const std::vector<OperationModel>& all_models() {
  static const std::vector<OperationModel> all = make_models();
  return all;
}

std::vector<const OperationModel*> sorted_by_method() {
  std::vector<const OperationModel*> sorted;
  for (const auto& model : all_models()) sorted.push_back(&model);
  std::ranges::sort(sorted, {}, &OperationModel::method);
  return sorted;
}

}  // namespace

bool is_secret(TypeKind kind) {
  return kind == TypeKind::secretBytes || kind == TypeKind::secretText;
}

bool Member::is_needed_in_params() const {
  return !optional && type->kind != TypeKind::list && type->kind != TypeKind::map;
}

bool Member::is_needed_in_answer() const { return !optional && type->kind != TypeKind::map; }

const Member* Type::find(std::string_view member) const {
  const auto found = std::ranges::find(members, member, &Member::name);
  return found == members.end() ? nullptr : &*found;
}

std::span<const OperationModel> operation_models() { return all_models(); }

const OperationModel* find_operation(std::string_view method) {
  static const std::vector<const OperationModel*> sorted = sorted_by_method();
  const auto found = std::ranges::lower_bound(sorted, method, {}, &OperationModel::method);
  return found != sorted.end() && (*found)->method == method ? *found : nullptr;
}

const Type& start_params_type() { return type_of<StartParams>(); }
const Type& start_answer_type() { return type_of<StartAnswer>(); }

}  // namespace cmk::harness
