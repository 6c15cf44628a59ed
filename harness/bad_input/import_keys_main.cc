// Imports key material with both crypto libraries, for imports_test.py: import_keys CONFORMANCE.
// Each line of standard input is "NAME FORMAT FILE PASSWORD" with tabs between; the formats are
// pfx, byok and jwk, imported by key.import, and p8, wrapped in a .byok blob before it. One line
// comes out for each: the name and the outcome, "accepted" or "refused REASON"; or "differ" and
// both, where the libraries decide otherwise and conformance/vectors/known-differences.json does
// not list it. What takes longer than 20 s of processor time ends the program by a signal.
#include <fmt/core.h>
#include <sys/time.h>

#include <array>
#include <filesystem>
#include <iostream>
#include <span>

#include "harness/backends/key_files.h"
#include "harness/backends/known_differences.h"
#include "harness/backends/load_backend.h"
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
                                    {"kty", "RSA-HSM"},
                                    {"key_ops", {"import"}}})
                    .value("key", json::object());
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
      params["value"] = encode_base64url(given.format == "p8" ? wrapped(bytes) : to_bytes(bytes));
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
  // A blob whose kid is KID names the transfer key.
  [[nodiscard]] std::string kid() const { return transfer_.value("kid", ""); }
  [[nodiscard]] const crypto::Backend& library() const { return *library_; }

 private:
  System make(const fs::path& conformance) {
    Settings settings;
    settings.crypto = library_;
    settings.keys = std::make_shared<crypto::PreparedKeys>(
        library_, backends::load_key_pool((conformance / "vectors/keys/pool.json").string()).value());
    return System(settings);
  }
  json done(const std::string& method, const json& params) {
    const harness::Answer answer = target_.apply({method, params, kNow});
    if (answer.kind == harness::AnswerKind::accepted) return answer.result;
    fmt::print(stderr, "{} is {} {}\n", method, to_string(answer.kind), answer.diagnostic);
    std::exit(70);
  }
  [[nodiscard]] Bytes wrapped(ByteView pkcs8) const {
    const auto n = decode_base64url(transfer_.value("n", ""));
    const auto e = decode_base64url(transfer_.value("e", ""));
    const auto kek = library_->rsa_from_public({*n, *e});
    const auto blob = crypto::byok_make(*library_, **kek, kid(), pkcs8, "import_keys");
    return blob ? to_bytes(*blob) : Bytes();
  }

  std::shared_ptr<const crypto::Backend> library_;
  harness::InProcessTarget target_;
  std::string admin_;
  json transfer_;
  std::optional<System> before_;
};

std::optional<Import> read_line(std::istream& in) {
  Import given;
  if (!std::getline(in, given.name, '\t')) return std::nullopt;
  (void)std::getline(in, given.format, '\t');
  (void)std::getline(in, given.file, '\t');
  (void)std::getline(in, given.password);
  return given;
}

// The blob with KID replaced by the transfer key's identifier.
Bytes with_kid(Bytes bytes, const std::string& kid) {
  std::string text(as_text(bytes));
  for (auto at = text.find("KID"); at != std::string::npos; at = text.find("KID", at + kid.size()))
    text.replace(at, 3, kid);
  return to_bytes(text);
}

std::string outcome_of(const Import& given, std::array<std::unique_ptr<Vault>, 2>& vaults,
                       backends::KnownDifferences& known) {
  const auto file = backends::read_file(given.file);
  if (!file) return "cannot be read";
  std::array<std::string, 2> outcomes;
  for (std::size_t i = 0; i < vaults.size(); ++i) {
    Bytes bytes = given.format == "byok" ? with_kid(*file, vaults[i]->kid()) : *file;
    outcomes[i] = vaults[i]->import(given, bytes);
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
  if (args.size() != 2) return 64;
  const fs::path conformance = args[1];
  std::array<std::unique_ptr<Vault>, 2> vaults;
  for (std::size_t i = 0; i < vaults.size(); ++i) {
    auto library = backends::load_backend(backends::kBackendNames.at(i));
    if (!library) return 70;
    vaults[i] = std::make_unique<Vault>(*std::move(library), conformance);
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
