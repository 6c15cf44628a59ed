// A crypto library behind a module's C table as a Backend. Whoever opened the module hands the
// table in; it must stay valid for as long as the backend and everything made by it.
#pragma once

#include <memory>
#include <string>

#include "reference/crypto/backend.h"
#include "reference/crypto/module/module_api.h"

namespace cmk::crypto {

// `name` is what Backend::name() answers.
[[nodiscard]] std::shared_ptr<const Backend> make_module_backend(const cmk_module& module,
                                                                 std::string name);

}  // namespace cmk::crypto
