// Nothing at all: what the engine costs by itself, which rates are ratios to (fuzz/rates).
#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* /*data*/, std::size_t /*len*/) {
  return 0;
}
