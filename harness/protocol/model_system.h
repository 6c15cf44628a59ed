// The reference on the model backend, which has no cryptography: for tests and measurements.
#pragma once

#include <memory>

#include "reference/crypto/key_source.h"
#include "reference/crypto/model_backend.h"
#include "reference/system.h"

namespace cmk::harness {

[[nodiscard]] inline System model_system() {
  const auto backend = crypto::make_model_backend(1);
  Settings settings;
  settings.crypto = backend;
  settings.keys = std::make_shared<crypto::FreshKeys>(backend);
  return System(settings);
}

}  // namespace cmk::harness
