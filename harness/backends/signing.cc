#include "harness/backends/signing.h"

#include <dlfcn.h>

#include "harness/backends/module/signing_api.h"

namespace cmk::backends {
namespace {

constexpr std::size_t kSignatureLen = 64;

class ModuleSigning : public Signing {
 public:
  ModuleSigning(decltype(&cmk_ed25519_sign) to_sign, decltype(&cmk_ed25519_verify) to_verify)
      : sign_(to_sign), verify_(to_verify) {}

  [[nodiscard]] LoadResult<Bytes> sign(std::string_view pem, ByteView message) const override {
    Bytes signature(kSignatureLen);
    switch (sign_(pem.data(), pem.size(), message.data(), message.size(), signature.data())) {
      case cmk_signing_ok:
        return signature;
      case cmk_signing_no_key:
        return std::unexpected("no private key in PEM without a password");
      case cmk_signing_not_ed25519:
        return std::unexpected("the key is not one of Ed25519");
      default:
        return std::unexpected("OpenSSL does not sign with this key");
    }
  }
  [[nodiscard]] bool is_public_key(std::string_view pem) const override {
    return verify_(pem.data(), pem.size(), nullptr, 0, nullptr, 0) == cmk_signing_ok;
  }
  [[nodiscard]] bool verifies(std::string_view pem, ByteView message,
                              const Bytes& signature) const override {
    if (signature.size() != kSignatureLen) return false;
    return verify_(pem.data(), pem.size(), message.data(), message.size(), signature.data(),
                   signature.size()) == cmk_signing_ok;
  }

 private:
  decltype(&cmk_ed25519_sign) sign_;
  decltype(&cmk_ed25519_verify) verify_;
};

}  // namespace

LoadResult<std::shared_ptr<const Signing>> load_signing() {
  const auto directory = module_directory();
  if (!directory) return std::unexpected(directory.error());
  const std::string path = *directory + "/cmk_signing.so";
  void* handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (handle == nullptr) return std::unexpected(std::string(dlerror()));
  auto* sign = reinterpret_cast<decltype(&cmk_ed25519_sign)>(dlsym(handle, "cmk_ed25519_sign"));
  auto* verify =
      reinterpret_cast<decltype(&cmk_ed25519_verify)>(dlsym(handle, "cmk_ed25519_verify"));
  if (sign == nullptr || verify == nullptr) return std::unexpected(path + ": not the module");
  return std::make_shared<ModuleSigning>(sign, verify);
}

}  // namespace cmk::backends
