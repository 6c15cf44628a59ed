// A library that lies beside the module as a private copy: opened by its absolute path and reached
// through addresses alone, so that the module itself needs no crypto symbol from anybody.
#include <dlfcn.h>

#include <cstdio>

#include "reference/crypto/module/lib.h"

namespace cmk_module_impl {

Library lib;

namespace {

template <class Function>
bool find(void* handle, const char* name, Function& function) {
  function = reinterpret_cast<Function>(dlsym(handle, name));
  return function != nullptr;
}

bool fill(void* handle, const char** missing) {
#define CMK_LIB_FIND(f) \
  if (!find(handle, *missing = #f, lib.f)) return false;
  CMK_LIB_COMMON(CMK_LIB_FIND)
  CMK_LIB_OWN(CMK_LIB_FIND)
#undef CMK_LIB_FIND
  return true;
}

}  // namespace

bool open_library(const char* directory, char* error, std::size_t error_len) {
  char path[4096];
  std::snprintf(path, sizeof path, "%s/%s", directory, CMK_LIB_FILE);
  void* handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) {
    std::snprintf(error, error_len, "%s", dlerror());
    return false;
  }
  const char* missing = nullptr;
  if (!fill(handle, &missing)) {
    std::snprintf(error, error_len, "%s: no symbol %s", path, missing);
    return false;
  }
  return true;
}

}  // namespace cmk_module_impl
