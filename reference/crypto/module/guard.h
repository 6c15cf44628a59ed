// Keeps exceptions within a module: what the table holds are these, not the functions themselves.
#pragma once

#include <type_traits>

#include "reference/crypto/module/module_api.h"

namespace cmk_module_impl {

// What a call gives that broke off: cmk_internal, null, 0, false.
template <class Result>
constexpr Result broken_off() {
  if constexpr (std::is_same_v<Result, cmk_status>) {
    return cmk_internal;
  } else {
    return Result();
  }
}

template <auto Function, class Type = decltype(Function)>
struct Guard;

template <auto Function, class Result, class... Arguments>
struct Guard<Function, Result (*)(Arguments...)> {
  static Result call(Arguments... arguments) noexcept {
    try {
      return Function(arguments...);
    } catch (...) {
      return broken_off<Result>();
    }
  }
};

template <auto Function>
inline constexpr auto guarded = &Guard<Function>::call;

}  // namespace cmk_module_impl
