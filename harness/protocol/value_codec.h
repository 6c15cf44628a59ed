// One value of any declared type from JSON and to JSON. Internal to this room: instantiated in
// codec.cc for all operations, and in start_codec.cc.
#pragma once

#include <array>
#include <nlohmann/json.hpp>

#include "harness/protocol/codec.h"
#include "harness/protocol/traits.h"
#include "reference/core/base64url.h"

namespace cmk::harness::values {

using nlohmann::json;

// Where the reader stands: a chain on the stack, spelled out only when there is an error.
struct Place {
  const Place* parent = nullptr;
  std::string_view name = {};
  std::size_t index = 0;
  bool is_index = false;
};
std::string pointer_of(const Place& place);

struct Reader {
  DecodeError error;
  // Notes the error and answers false.
  bool fail(const Place& place, std::string_view reason);
};

template <class T>
bool read(Reader& reader, const Place& place, const json& from, T& to);

inline bool read_text(Reader& reader, const Place& place, const json& from, std::string_view& to) {
  if (!from.is_string()) return reader.fail(place, "not a string");
  to = from.get_ref<const std::string&>();
  return true;
}

template <class T>
bool read_integer(Reader& reader, const Place& place, const json& from, T& to) {
  if (!from.is_number_integer()) return reader.fail(place, "not an integer");
  if (from.is_number_unsigned() && from.get<std::uint64_t>() > INT64_MAX) {
    return reader.fail(place, "out of range");
  }
  const auto value = from.get<std::int64_t>();
  if (!std::in_range<T>(value)) return reader.fail(place, "out of range");
  to = static_cast<T>(value);
  return true;
}

template <class T>
bool read_bytes(Reader& reader, const Place& place, const json& from, T& to) {
  std::string_view text;
  if (!read_text(reader, place, from, text)) return false;
  auto bytes = decode_base64url(text);
  if (!bytes) return reader.fail(place, "not base64url");
  if constexpr (std::is_same_v<T, Bytes>) {
    to = std::move(*bytes);
  } else {
    to = T(ByteView(*bytes));
    wipe(bytes->data(), bytes->size());
  }
  return true;
}

template <class T>
bool read_enum(Reader& reader, const Place& place, const json& from, T& to) {
  std::string_view text;
  if (!read_text(reader, place, from, text)) return false;
  std::size_t i = 0;
  bool found = false;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
    if (Note<T>::kValues[i++] != text) return;
    to = enumerator.value;
    found = true;
  });
  return found || reader.fail(place, "not one of the values");
}

template <class T>
bool read_struct(Reader& reader, const Place& place, const json& from, T& to) {
  if (!from.is_object()) return reader.fail(place, "not an object");
  const auto& object = from.get_ref<const json::object_t&>();
  bool good = true;
  for_each_field<T>([&](auto member, const FieldNote& note) {
    if (!good) return;
    using M = traits::MemberType<decltype(member)>;
    const Place here{.parent = &place, .name = note.name};
    const auto found = object.find(note.name);
    if (found != object.end()) {
      good = read(reader, here, found->second, to.*member.pointer);
    } else if constexpr (!traits::kIsOptional<M> && !traits::kIsList<M> && !traits::kIsMap<M>) {
      good = reader.fail(here, "missing");
    }
  });
  return good;
}

template <class T>
bool read_list(Reader& reader, const Place& place, const json& from, T& to) {
  if (!from.is_array()) return reader.fail(place, "not an array");
  to.clear();
  to.reserve(from.size());
  for (const auto& element : from) {
    const Place here{.parent = &place, .index = to.size(), .is_index = true};
    typename T::value_type value{};
    if (!read(reader, here, element, value)) return false;
    to.push_back(std::move(value));
  }
  return true;
}

template <class T>
bool read_map(Reader& reader, const Place& place, const json& from, T& to) {
  if (!from.is_object()) return reader.fail(place, "not an object");
  to.clear();
  for (const auto& [name, element] : from.get_ref<const json::object_t&>()) {
    if (!read(reader, {.parent = &place, .name = name}, element, to[name])) return false;
  }
  return true;
}

template <class T>
bool read(Reader& reader, const Place& place, const json& from, T& to) {
  using namespace traits;  // NOLINT(google-build-using-namespace): internal to this derivation
  if constexpr (kIsOptional<T>) {
    return read(reader, place, from, to.emplace());
  } else if constexpr (std::is_same_v<T, std::string>) {
    std::string_view text;
    if (!read_text(reader, place, from, text)) return false;
    to = text;
    return true;
  } else if constexpr (std::is_same_v<T, SecretText>) {
    std::string_view text;
    if (!read_text(reader, place, from, text)) return false;
    to = SecretText(text);
    return true;
  } else if constexpr (std::is_same_v<T, bool>) {
    if (!from.is_boolean()) return reader.fail(place, "not a boolean");
    to = from.get<bool>();
    return true;
  } else if constexpr (kIsInteger<T>) {
    return read_integer(reader, place, from, to);
  } else if constexpr (std::is_same_v<T, Bytes> || std::is_same_v<T, SecretBytes>) {
    return read_bytes(reader, place, from, to);
  } else if constexpr (std::is_enum_v<T>) {
    return read_enum(reader, place, from, to);
  } else if constexpr (kIsList<T>) {
    return read_list(reader, place, from, to);
  } else if constexpr (kIsMap<T>) {
    return read_map(reader, place, from, to);
  } else {
    return read_struct(reader, place, from, to);
  }
}

template <class T>
std::string_view name_of(T value) {
  static_assert(Note<T>::kValues.size() ==
                    boost::mp11::mp_size<boost::describe::describe_enumerators<T>>::value,
                "the Note of this enum misses a value");
  std::string_view name;
  std::size_t i = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
    if (enumerator.value == value) name = Note<T>::kValues[i];
    ++i;
  });
  return name;
}

template <class T>
json write(const T& from);

template <class T>
json write_struct(const T& from) {
  json::object_t object;
  for_each_field<T>([&](auto member, const FieldNote& note) {
    const auto& value = from.*member.pointer;
    if constexpr (traits::kIsOptional<traits::MemberType<decltype(member)>>) {
      if (value) object.emplace(note.name, write(*value));
    } else {
      object.emplace(note.name, write(value));
    }
  });
  return object;
}

template <class T>
json write(const T& from) {
  using namespace traits;  // NOLINT(google-build-using-namespace): internal to this derivation
  if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, bool>) {
    return from;
  } else if constexpr (std::is_same_v<T, SecretText>) {
    return from.text();
  } else if constexpr (kIsInteger<T>) {
    return static_cast<std::int64_t>(from);
  } else if constexpr (std::is_same_v<T, Bytes>) {
    return encode_base64url(from);
  } else if constexpr (std::is_same_v<T, SecretBytes>) {
    return encode_base64url(from.view());
  } else if constexpr (std::is_enum_v<T>) {
    return name_of(from);
  } else if constexpr (kIsList<T>) {
    json::array_t array;
    array.reserve(from.size());
    for (const auto& element : from) array.push_back(write(element));
    return array;
  } else if constexpr (kIsMap<T>) {
    json::object_t object;
    for (const auto& [name, element] : from) object.emplace(name, write(element));
    return object;
  } else {
    return write_struct(from);
  }
}

}  // namespace cmk::harness::values
