#include "harness/backends/load_backend.h"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "harness/backends/testing.h"

namespace cmk::backends {
namespace {

using ::testing::HasSubstr;

const std::string kModules = CMK_BIN_DIR;

Identity openssl() { return {"OpenSSL 3.0.22 25 Aug 2026", "a.so", kModules.data()}; }
Identity boringssl() {
  return {"OpenSSL 1.1.1 (compatible; BoringSSL)", "b.so", kModules.data() + 1};
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  while (std::size_t len = std::fread(buffer.data(), 1, buffer.size(), pipe))
    output.append(buffer.data(), len);
  pclose(pipe);
  return output;
}

TEST(Isolation, TwoLibrariesPass) { EXPECT_TRUE(check_isolation(openssl(), boringssl())); }

TEST(Isolation, SwappedVersionsFail) {
  EXPECT_THAT(check_isolation(boringssl(), openssl()).error(), HasSubstr("not OpenSSL 3"));
  EXPECT_THAT(check_isolation(openssl(), openssl()).error(), HasSubstr("not BoringSSL"));
}

TEST(Isolation, OneObjectForBothFails) {
  Identity same = boringssl();
  same.object_base = openssl().object_base;
  EXPECT_THAT(check_isolation(openssl(), same).error(), HasSubstr("served by a.so"));
}

TEST(Isolation, FunctionOutsideEveryObjectFails) {
  Identity nowhere = boringssl();
  nowhere.object_base = nullptr;
  EXPECT_FALSE(check_isolation(openssl(), nowhere));
}

// The planted fault: one library behind both names.
TEST(Isolation, SameModuleTwiceFails) {
  EXPECT_TRUE(check_modules(kModules, "openssl", "boringssl"));
  EXPECT_FALSE(check_modules(kModules, "openssl", "openssl"));
  EXPECT_FALSE(check_modules(kModules, "boringssl", "boringssl"));
  EXPECT_FALSE(check_modules(kModules, "boringssl", "openssl"));
}

TEST(LoadBackend, LibrariesNameThemselves) {
  const auto openssl_backend = load_backend("openssl");
  const auto boringssl_backend = load_backend("boringssl");
  ASSERT_TRUE(openssl_backend) << openssl_backend.error();
  ASSERT_TRUE(boringssl_backend) << boringssl_backend.error();
  EXPECT_THAT(std::string((*openssl_backend)->version()), ::testing::StartsWith("OpenSSL 3"));
  EXPECT_THAT(std::string((*boringssl_backend)->version()), HasSubstr("BoringSSL"));
  EXPECT_EQ((*boringssl_backend)->name(), "boringssl");
}

TEST(LoadBackend, UnknownNameFails) {
  EXPECT_THAT(load_backend("libressl").error(), HasSubstr("libressl"));
  EXPECT_THAT(load_backend("model").error(), HasSubstr("model"));
}

TEST(LoadBackend, MissingModuleFails) {
  EXPECT_THAT(check_modules("/nonexistent", "openssl", "boringssl").error(),
              HasSubstr("/nonexistent/cmk_crypto_openssl.so"));
}

TEST(LoadBackend, EnvironmentNamesTheFolder) {
  setenv("CMK_MODULE_DIR", "/elsewhere", 1);
  EXPECT_EQ(module_directory().value(), "/elsewhere");
  unsetenv("CMK_MODULE_DIR");
  EXPECT_EQ(std::filesystem::canonical(module_directory().value()),
            std::filesystem::canonical(kModules));
}

// A crypto symbol left undefined would be served by whoever comes first in the process.
TEST(Modules, NeedNoCryptoSymbol) {
  for (const std::string name : {"openssl", "boringssl"}) {
    const std::string symbols =
        output_of("nm -D --undefined-only " + kModules + "/cmk_crypto_" + name + ".so");
    EXPECT_THAT(symbols, HasSubstr("dlopen")) << "nm did not run";
    for (const char* prefix : {"EVP_", "RSA_", "AES_", "BN_", "SHA256_", "PKCS", "OPENSSL_",
                               "RAND_", "ERR_", "CRYPTO_", "HMAC"})
      EXPECT_THAT(symbols, ::testing::Not(HasSubstr(std::string(" ") + prefix))) << name;
  }
}

TEST(Modules, ExportOneSymbol) {
  for (const std::string name : {"openssl", "boringssl"}) {
    const std::string symbols = output_of("nm -D --defined-only " + kModules + "/cmk_crypto_" +
                                          name + ".so | grep -v -e __asan -e __odr -e __ubsan");
    EXPECT_THAT(symbols, HasSubstr(" T cmk_module_open"));
    EXPECT_THAT(symbols, ::testing::Not(HasSubstr(" T EVP_"))) << name;
    EXPECT_THAT(symbols, ::testing::Not(HasSubstr(" T RSA_"))) << name;
  }
}

}  // namespace
}  // namespace cmk::backends
