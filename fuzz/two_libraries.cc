#include "fuzz/two_libraries.h"

#include <fmt/format.h>

#include <tuple>

#include "fuzz/planted.h"
#include "harness/backends/load_backend.h"
#include "harness/faults/faulty_backend.h"

namespace cmk::fuzz {
namespace {

using BackendPtr = std::shared_ptr<const crypto::Backend>;

// What the program cannot do without.
template <class T>
T needed(std::expected<T, std::string> value) {
  if (value) return *std::move(value);
  (void)std::fprintf(stderr, "cannot start: %s\n", value.error().c_str());
  std::exit(70);
}

// The fork server of AFL comes up before main(), and takes no instrumented module that is opened
// later. What goes wrong here goes wrong again, and is told, when the libraries are asked for.
[[gnu::constructor(101)]] void open_modules_early() {
  std::ignore = backends::load_backend(backends::kBackendNames.front());
}

BackendPtr with_planted_fault(BackendPtr sound) {
  std::string_view name = planted();
  std::string_view library = "boringssl";
  if (const auto colon = name.find(':'); colon != std::string_view::npos) {
    library = name.substr(0, colon);
    name = name.substr(colon + 1);
  }
  if (sound->name() != library) return sound;
  for (const faults::BackendFault& fault : faults::backend_faults())
    if (fault.name == name) return fault.make(std::move(sound));
  return sound;
}

std::string outcome_text(Refusal refusal) {
  if (!refusal) return "accepted";
  return fmt::format("refused: {}", crypto::to_string(*refusal));
}

}  // namespace

const TwoLibraries& TwoLibraries::get() {
  static const TwoLibraries opened = open();
  return opened;
}

TwoLibraries TwoLibraries::open() {
  const std::string data = needed(backends::module_directory()) + "/fuzz_data";
  return {{with_planted_fault(needed(backends::load_backend("openssl"))),
           with_planted_fault(needed(backends::load_backend("boringssl")))},
          needed(backends::load_differential_inputs(data)),
          planted("no-difference-is-known")
              ? backends::KnownDifferences()
              : needed(backends::KnownDifferences::load(data + "/known-differences.json"))};
}

void TwoLibraries::check_listed(const Property& property, std::string_view input_class,
                                Refusal openssl, Refusal boringssl) const {
  const std::string input = fmt::format("fuzz/{}/{}", property.target, input_class);
  const std::string outcome_o = outcome_text(openssl);
  const std::string outcome_b = outcome_text(boringssl);
  const auto& [o, b] = backends_;
  if (known_.accept({o->name(), o->version(), input, outcome_b, outcome_o}) ||
      known_.accept({b->name(), b->version(), input, outcome_o, outcome_b}))
    return;
  property.fail(fmt::format("{}, openssl {}, boringssl {}", input_class, outcome_o, outcome_b));
}

}  // namespace cmk::fuzz
