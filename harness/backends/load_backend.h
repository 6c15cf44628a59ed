// Opens the crypto modules that lie beside the program, and proves that they are two libraries.
#pragma once

#include <array>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "reference/crypto/backend.h"
#include "reference/crypto/module/module_api.h"

namespace cmk::backends {

// Everything here fails with one line for a person; the caller makes a harness fault of it.
template <class T>
using LoadResult = std::expected<T, std::string>;

// The modules of the project, by the name a Backend answers with.
inline constexpr std::array<std::string_view, 2> kBackendNames = {"openssl", "boringssl"};

// What a module says of itself, and the loaded object in which its crypto function lies.
struct Identity {
  std::string version;
  std::string object_file;
  const void* object_base = nullptr;
};
[[nodiscard]] Identity identify(const cmk_module& module);

// The isolation guard: nothing when `openssl` is an OpenSSL 3, `boringssl` a BoringSSL, and their
// functions lie in two objects; else what is wrong.
[[nodiscard]] LoadResult<void> check_isolation(const Identity& openssl, const Identity& boringssl);

// The folder the modules are looked for in: $CMK_MODULE_DIR, else that of the running program.
[[nodiscard]] LoadResult<std::string> module_directory();

// The module's table, opened once and never closed.
[[nodiscard]] LoadResult<const cmk_module*> load_module(const std::string& directory,
                                                        std::string_view name);

// "openssl" or "boringssl". Opens both modules at the first call and puts them to the isolation
// guard, so that no program can run on one library that is served by the other. Thread-safe.
[[nodiscard]] LoadResult<std::shared_ptr<const crypto::Backend>> load_backend(
    std::string_view name);

// load_backend with the modules of `directory`, and file names chosen by the caller: for tests that
// plant a fault.
[[nodiscard]] LoadResult<void> check_modules(const std::string& directory,
                                             std::string_view openssl_name,
                                             std::string_view boringssl_name);

}  // namespace cmk::backends
