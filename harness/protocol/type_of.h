// The Type of a C++ type, from its members and Note. Internal to this room: instantiated in
// model.cc for all operations.
#pragma once

#include "harness/protocol/model.h"
#include "harness/protocol/traits.h"

namespace cmk::harness::models {

using namespace traits;  // NOLINT(google-build-using-namespace): internal to the derivations

template <class T>
const Type& type_of();

template <class T>
Type structure_type() {
  Type type{.kind = TypeKind::structure, .name = Note<T>::kName, .sentence = Note<T>::kSentence};
  for_each_field<T>([&](auto member, const FieldNote& note) {
    using M = MemberType<decltype(member)>;
    Member made{
        .name = note.name, .sentence = note.sentence, .mark = note.mark, .sense = note.sense};
    if constexpr (kIsOptional<M>) {
      made.optional = true;
      made.type = &type_of<typename M::value_type>();
    } else {
      made.type = &type_of<M>();
    }
    type.holds_secret = type.holds_secret || made.type->holds_secret;
    type.members.push_back(made);
  });
  return type;
}

template <class T>
Type container_type(TypeKind kind) {
  const Type& element = type_of<T>();
  return {.kind = kind, .element = &element, .holds_secret = element.holds_secret};
}

template <class T>
Type make_type() {
  if constexpr (std::is_same_v<T, std::string>) {
    return {.kind = TypeKind::text};
  } else if constexpr (std::is_same_v<T, bool>) {
    return {.kind = TypeKind::boolean};
  } else if constexpr (kIsInteger<T>) {
    return {.kind = TypeKind::integer};
  } else if constexpr (std::is_same_v<T, Bytes>) {
    return {.kind = TypeKind::bytes};
  } else if constexpr (std::is_same_v<T, SecretBytes>) {
    return {.kind = TypeKind::secretBytes, .holds_secret = true};
  } else if constexpr (std::is_same_v<T, SecretText>) {
    return {.kind = TypeKind::secretText, .holds_secret = true};
  } else if constexpr (std::is_enum_v<T>) {
    return {.kind = TypeKind::enumeration,
            .name = Note<T>::kName,
            .sentence = Note<T>::kSentence,
            .values = Note<T>::kValues};
  } else if constexpr (kIsList<T>) {
    return container_type<typename T::value_type>(TypeKind::list);
  } else if constexpr (kIsMap<T>) {
    return container_type<typename T::mapped_type>(TypeKind::map);
  } else {
    static_assert(kIsStruct<T>, "a member's type has no form on the wire");
    return structure_type<T>();
  }
}

template <class T>
const Type& type_of() {
  static const Type type = make_type<T>();
  return type;
}

}  // namespace cmk::harness::models
