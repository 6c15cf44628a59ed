// Which kind of value each C++ type is on the wire. Internal to the derivations of this room.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "reference/core/bytes.h"
#include "reference/core/describe.h"

namespace cmk::harness::traits {

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

template <class T>
inline constexpr bool kIsList = false;
template <class T>
inline constexpr bool kIsList<std::vector<T>> = !std::is_same_v<T, std::uint8_t>;

template <class T>
inline constexpr bool kIsMap = false;
template <class T>
inline constexpr bool kIsMap<std::map<std::string, T>> = true;

template <class T>
inline constexpr bool kIsInteger = std::is_integral_v<T> && !std::is_same_v<T, bool> &&
                                   (std::is_signed_v<T> || sizeof(T) < sizeof(std::int64_t));

// The type of the member that a descriptor of Boost.Describe points to.
template <class Pointer>
struct MemberOf;
template <class Class, class T>
struct MemberOf<T Class::*> {
  using type = T;
};
template <class Descriptor>
using MemberType = typename MemberOf<std::remove_cv_t<decltype(Descriptor::pointer)>>::type;

}  // namespace cmk::harness::traits
