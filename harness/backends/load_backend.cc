#include "harness/backends/load_backend.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "reference/crypto/module_backend.h"

namespace cmk::backends {
namespace {

using BackendPtr = std::shared_ptr<const crypto::Backend>;

// BoringSSL calls itself "OpenSSL 1.1.1 (compatible; BoringSSL)" or plainly "BoringSSL".
bool says_boringssl(std::string_view version) { return version.contains("BoringSSL"); }
bool says_openssl(std::string_view version) {
  return version.starts_with("OpenSSL 3") && !says_boringssl(version);
}

struct Both {
  BackendPtr openssl;
  BackendPtr boringssl;
};

LoadResult<Both> load_both() {
  const auto directory = module_directory();
  if (!directory) return std::unexpected(directory.error());
  const auto openssl = load_module(*directory, "openssl");
  if (!openssl) return std::unexpected(openssl.error());
  const auto boringssl = load_module(*directory, "boringssl");
  if (!boringssl) return std::unexpected(boringssl.error());
  if (auto apart = check_isolation(identify(**openssl), identify(**boringssl)); !apart)
    return std::unexpected(apart.error());
  return Both{crypto::make_module_backend(**openssl, "openssl"),
              crypto::make_module_backend(**boringssl, "boringssl")};
}

}  // namespace

Identity identify(const cmk_module& module) {
  const cmk_identity own = module.identity();
  Identity identity{own.version, "", nullptr};
  Dl_info info{};
  if (dladdr(own.function, &info) != 0) {
    identity.object_file = info.dli_fname;
    identity.object_base = info.dli_fbase;
  }
  return identity;
}

LoadResult<void> check_isolation(const Identity& openssl, const Identity& boringssl) {
  if (!says_openssl(openssl.version))
    return std::unexpected("crypto isolation: module openssl is \"" + openssl.version +
                           "\", not OpenSSL 3");
  if (!says_boringssl(boringssl.version))
    return std::unexpected("crypto isolation: module boringssl is \"" + boringssl.version +
                           "\", not BoringSSL");
  if (openssl.object_base == nullptr || boringssl.object_base == nullptr)
    return std::unexpected("crypto isolation: a crypto function lies in no loaded object");
  if (openssl.object_base == boringssl.object_base)
    return std::unexpected("crypto isolation: both modules are served by " + openssl.object_file);
  return {};
}

LoadResult<std::string> module_directory() {
  if (const char* chosen = std::getenv("CMK_MODULE_DIR"); chosen != nullptr && *chosen != '\0')
    return std::filesystem::absolute(chosen).string();
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return std::unexpected("/proc/self/exe: " + error.message());
  return program.parent_path().string();
}

LoadResult<const cmk_module*> load_module(const std::string& directory, std::string_view name) {
  const std::string path = directory + "/cmk_crypto_" + std::string(name) + ".so";
  void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (handle == nullptr) return std::unexpected(std::string(dlerror()));
  auto* open = reinterpret_cast<cmk_module_open_fn*>(dlsym(handle, "cmk_module_open"));
  if (open == nullptr) return std::unexpected(path + ": no cmk_module_open");
  std::array<char, 512> error{};
  const cmk_module* module = open(directory.c_str(), error.data(), error.size());
  if (module == nullptr) return std::unexpected(std::string(error.data()));
  return module;
}

LoadResult<BackendPtr> load_backend(std::string_view name) {
  static const LoadResult<Both> both = load_both();
  if (std::ranges::find(kBackendNames, name) == std::end(kBackendNames))
    return std::unexpected("no crypto backend \"" + std::string(name) + "\"");
  if (!both) return std::unexpected(both.error());
  return name == "openssl" ? both->openssl : both->boringssl;
}

LoadResult<void> check_modules(const std::string& directory, std::string_view openssl_name,
                               std::string_view boringssl_name) {
  const auto openssl = load_module(directory, openssl_name);
  if (!openssl) return std::unexpected(openssl.error());
  const auto boringssl = load_module(directory, boringssl_name);
  if (!boringssl) return std::unexpected(boringssl.error());
  return check_isolation(identify(**openssl), identify(**boringssl));
}

}  // namespace cmk::backends
