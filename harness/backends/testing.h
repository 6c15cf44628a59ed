// What the tests of this room share: the backends by name, the prepared keys, the fixtures.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "harness/backends/json_file.h"
#include "harness/backends/key_files.h"
#include "harness/backends/load_backend.h"
#include "reference/crypto/model_backend.h"

namespace cmk::backends::testing {

inline const std::string kVectors = CMK_SOURCE_DIR "/conformance/vectors";
inline const std::string kKeysDirectory = kVectors + "/keys";

inline std::shared_ptr<const crypto::Backend> backend_named(const std::string& name) {
  if (name == "model") {
    static const auto model = crypto::make_model_backend(1, load_known_pfx(kKeysDirectory).value());
    return model;
  }
  auto backend = load_backend(name);
  if (!backend) ADD_FAILURE() << backend.error();
  return backend.value_or(nullptr);
}

inline const crypto::KeyPool& pool() {
  static const auto loaded = load_key_pool(kKeysDirectory + "/pool.json").value();
  return *loaded;
}

// The first prepared key of a size (2048, 3072, 4096).
inline const Bytes& prepared_key(int bits) {
  return pool().keys.at(static_cast<std::size_t>(bits - 2048) / 1024).front();
}

inline Bytes fixture(const std::string& name) {
  return read_file(kKeysDirectory + "/" + name).value();
}

inline Bytes hex(std::string_view text) { return from_hex(text).value(); }

// Tests over every backend, and over the two libraries alone.
class EveryBackend : public ::testing::TestWithParam<std::string> {
 protected:
  std::shared_ptr<const crypto::Backend> backend_ = backend_named(GetParam());
};
class EachLibrary : public EveryBackend {};

inline std::string param_name(const ::testing::TestParamInfo<std::string>& info) {
  return info.param;
}

#define CMK_EVERY_BACKEND(suite)                                                        \
  INSTANTIATE_TEST_SUITE_P(, suite, ::testing::Values("openssl", "boringssl", "model"), \
                           cmk::backends::testing::param_name)
#define CMK_EACH_LIBRARY(suite)                                                \
  INSTANTIATE_TEST_SUITE_P(, suite, ::testing::Values("openssl", "boringssl"), \
                           cmk::backends::testing::param_name)

// Expects a refusal, and of this kind.
template <class Result>
void expect_refused(const Result& result, crypto::CryptoError error) {
  ASSERT_FALSE(result.has_value()) << "accepted, expected " << crypto::to_string(error);
  EXPECT_EQ(crypto::to_string(result.error()), crypto::to_string(error));
}

}  // namespace cmk::backends::testing
