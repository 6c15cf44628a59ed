// Imports key material with both crypto libraries, for imports_test.py: import_keys CONFORMANCE
// [FAULT]; with a fault of harness/faults BoringSSL is wrong.
// Each line of standard input is "NAME FORMAT FILE PASSWORD" with tabs between; the formats are
// pfx, byok and jwk, imported by key.import, and p8, wrapped in a .byok blob before it. In a byok
// file the word KID stands for the transfer key's identifier, CIPHERTEXT for a sound key wrapped
// for it. One line comes out for each: the name and the outcome, "accepted" or "refused REASON"; or
// "differ" and both, where the libraries decide otherwise and known-differences.json does not list
// it. What takes longer than 20 s of processor time ends the program by a signal.
#include <fmt/core.h>
#include <sys/time.h>

#include <array>
#include <filesystem>
#include <iostream>
#include <span>

#include "harness/backends/key_files.h"
#include "harness/backends/known_differences.h"
#include "harness/backends/load_backend.h"
#include "harness/faults/faulty_backend.h"
#include "harness/protocol/codec.h"
#include "harness/target/in_process_target.h"
#include "reference/core/base64url.h"
#include "reference/core/gate.h"
#include "reference/crypto/byok.h"

namespace {

namespace fs = std::filesystem;
using namespace cmk;
using nlohmann::json;

constexpr int kSecondsMax = 20;
constexpr Instant kNow = 1767225600;

struct Import {
  std::string name;
  std::string format;
  std::string file;
  std::string password;
};

void replace_all(std::string& text, std::string_view word, const std::string& by) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + by.size()))
    text.replace(at, word.size(), by);
}

// A vault with a transfer key on one library, in the state that every import begins with.
class Vault {
 public:
  Vault(std::shared_ptr<const crypto::Backend> library, const fs::path& conformance)
      : library_(std::move(library)), target_([&] { return make(conformance); }, {}) {
    done("tenant.create", {{"tenantId", "t"}});
    done("subscription.create", {{"subscriptionId", "s"}, {"tenantId", "t"}});
    admin_ = done("identity.create", {{"name", "admin"}, {"type", "User"}, {"tenantId", "t"}})
                 .value("principalId", "");
    const json policy = {
        {"tenantId", "t"}, {"objectId", admin_}, {"permissions", {{"keys", {"all"}}}}};
    done("vault.create", {{"name", "vault-a"},
                          {"subscriptionId", "s"},
                          {"resourceGroup", "rg"},
                          {"location", "westeurope"},
                          {"enableRbacAuthorization", false},
                          {"accessPolicies", {policy}}});
    transfer_ = done("key.create", {{"vault", "vault-a"},
                                    {"caller", admin_},
                                    {"name", "transfer"},
                                    {"kty", "RSA"},
                                    {"key_size", 2048},
                                    {"key_ops", {"import"}}})
                    .value("key", json::object());
    const auto key = backends::read_file((conformance / "vectors/keys/rsa2048.p8").string());
    if (const auto blob = crypto::byok_parse(blob_of(*key))) {
      sound_ = encode_base64url(blob->ciphertext);
    }
    before_ = target_.system();
  }

  // "accepted MODULUS" or "refused REASON".
  [[nodiscard]] std::string import(const Import& given, ByteView bytes) {
    json params = {{"vault", "vault-a"}, {"caller", admin_}, {"name", "k"}};
    params["format"] = given.format == "p8" ? "byok" : given.format;
    if (given.format == "jwk") {
      auto key = pass_gate(as_text(bytes));
      if (!key) return "refused as no JSON";
      params["key"] = *std::move(key);
    } else {
      params["value"] = encode_base64url(given.format == "p8"     ? to_bytes(blob_of(bytes))
                                         : given.format == "byok" ? filled(as_text(bytes))
                                                                  : to_bytes(as_text(bytes)));
      params["password"] = given.password;
    }
    if (!harness::decode_operation("key.import", params, kNow)) return "refused by its schema";
    target_.set_system(*before_);
    const harness::Answer answer = target_.apply({"key.import", params, kNow});
    if (answer.kind != harness::AnswerKind::accepted) {
      return fmt::format("{} {}", to_string(answer.kind), answer.reason);
    }
    return "accepted " + answer.result["key"].value("n", "");
  }
  [[nodiscard]] const crypto::Backend& library() const { return *library_; }

 private:
  System make(const fs::path& conformance) {
    Settings settings;
    settings.crypto = library_;
    settings.keys = std::make_shared<crypto::PreparedKeys>(
        library_,
        backends::load_key_pool((conformance / "vectors/keys/pool.json").string()).value());
    return System(settings);
  }
  json done(const std::string& method, const json& params) {
    const harness::Answer answer = target_.apply({method, params, kNow});
    if (answer.kind == harness::AnswerKind::accepted) return answer.result;
    fmt::print(stderr, "{} is {} {}\n", method, to_string(answer.kind), answer.diagnostic);
    std::exit(70);
  }
  // A blob for the transfer key; "" for what cannot be wrapped.
  [[nodiscard]] std::string blob_of(ByteView pkcs8) const {
    const auto n = decode_base64url(transfer_.value("n", ""));
    const auto e = decode_base64url(transfer_.value("e", ""));
    const auto kek = library_->rsa_from_public({*n, *e});
    if (!kek) return "";
    return crypto::byok_make(*library_, **kek, transfer_.value("kid", ""), pkcs8, "import_keys")
        .value_or("");
  }
  // The text with its two words replaced.
  [[nodiscard]] Bytes filled(std::string_view given) const {
    std::string text(given);
    replace_all(text, "KID", transfer_.value("kid", ""));
    replace_all(text, "CIPHERTEXT", sound_);
    return to_bytes(text);
  }

  std::shared_ptr<const crypto::Backend> library_;
  harness::InProcessTarget target_;
  std::string admin_;
  json transfer_;
  std::string sound_;  // base64url
  std::optional<System> before_;
};

// Opens a library; the one that is named so has the fault.
std::shared_ptr<const crypto::Backend> open_library(std::string_view name, std::string_view fault) {
  auto library = backends::load_backend(name);
  if (!library) {
    fmt::print(stderr, "{}\n", library.error());
    std::exit(70);
  }
  if (name == "boringssl") {
    for (const faults::BackendFault& one : faults::backend_faults())
      if (one.name == fault) return one.make(*std::move(library));
  }
  return *std::move(library);
}

std::optional<Import> read_line(std::istream& in) {
  Import given;
  if (!std::getline(in, given.name, '\t')) return std::nullopt;
  (void)std::getline(in, given.format, '\t');
  (void)std::getline(in, given.file, '\t');
  (void)std::getline(in, given.password);
  return given;
}

std::string outcome_of(const Import& given, std::array<std::unique_ptr<Vault>, 2>& vaults,
                       backends::KnownDifferences& known) {
  const auto file = backends::read_file(given.file);
  if (!file) return "cannot be read";
  std::array<std::string, 2> outcomes;
  for (std::size_t i = 0; i < vaults.size(); ++i) {
    outcomes.at(i) = vaults.at(i)->import(given, *file);
  }
  const auto& [a, b] = outcomes;
  const crypto::Backend& library = vaults[0]->library();
  const bool listed =
      a != b && known.accept({library.name(), library.version(), "imports/" + given.name, b, a});
  if (a != b && !listed) return fmt::format("differ {} | {}", a, b);
  return a.starts_with("accepted") ? "accepted" : a;
}

}  // namespace

int main(int argc, char** argv) {
  const std::span args(argv, static_cast<std::size_t>(argc));
  if (args.size() < 2) return 64;
  const fs::path conformance = args[1];
  const std::string_view fault = args.size() > 2 ? args[2] : "";
  std::array<std::unique_ptr<Vault>, 2> vaults;
  for (std::size_t i = 0; i < vaults.size(); ++i) {
    vaults.at(i) =
        std::make_unique<Vault>(open_library(backends::kBackendNames.at(i), fault), conformance);
  }
  auto known =
      backends::KnownDifferences::load((conformance / "vectors/known-differences.json").string());
  if (!known) return 65;
  while (const auto given = read_line(std::cin)) {
    const itimerval timer{{0, 0}, {kSecondsMax, 0}};
    (void)::setitimer(ITIMER_PROF, &timer, nullptr);
    fmt::print("{}\t{}\n", given->name, outcome_of(*given, vaults, *known));
    (void)std::fflush(stdout);
  }
  return 0;
}
