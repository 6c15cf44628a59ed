// Random sequences of operations on a System: none crashes it, and none that is refused changes it.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <map>

#include "reference/crypto/model_backend.h"
#include "reference/system.h"
#include "reference/testing/world.h"

namespace cmk {
namespace {

// Values for members, from a handful each, so that operations often meet. An action of the test
// draws its numbers; every member is filled after its type.
class Filler {
 public:
  // What answers told of so far, to be used by later operations.
  std::vector<std::string> texts = {"tenant1",
                                    "sub1",
                                    "vault1",
                                    "vault2",
                                    "key1",
                                    "key2",
                                    "rg1",
                                    "RSA",
                                    "pfx",
                                    "Owner",
                                    "",
                                    "a_b",
                                    "P7D",
                                    "P90D",
                                    "Rotate",
                                    "RS256",
                                    "wrapKey",
                                    "westeurope",
                                    "RSA-OAEP",
                                    "Key Vault Administrator",
                                    "/subscriptions/sub1",
                                    "trustedService",
                                    "ReadOnly"};
  std::vector<Bytes> blobs = {{}, Bytes(32, 7), to_bytes("CMKENV1\n")};

  std::map<std::string_view, std::vector<std::string>> good = {
      {"vault", {"vault1"}},
      {"name", {"key1", "key1", "key2", "vault2"}},
      {"kty", {"RSA"}},
      {"alg", {"RS256", "RSA-OAEP"}},
      {"scope", {"/subscriptions/sub1", testing::kVaultId}},
      {"roleDefinitionName", {"Owner", "Key Vault Administrator"}},
      {"subscriptionId", {"sub1"}},
      {"level", {"ReadOnly", "CanNotDelete"}},
      {"account", {"a"}},
      {"container", {"c"}},
      {"record", {"r", "s"}},
      {"tenantId", {"tenant1", "tenant2"}}};

  template <class T>
  void fill(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      value = draw(2) == 0;
    } else if constexpr (std::is_integral_v<T>) {
      constexpr std::array<std::int64_t, 8> kNumbers = {0, 1, 7, 25, 90, 2048, 4096, testing::kNow};
      value = static_cast<T>(kNumbers[draw(kNumbers.size())]);
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(draw(4));
    } else if constexpr (kIsStruct<T>) {
      for_each_field<T>(
          [&](auto member, const FieldNote& note) { member_of(value, member, note); });
    } else {
      fill_other(value);
    }
  }

 private:
  static std::size_t draw(std::size_t count) { return *rc::gen::inRange<std::size_t>(0, count); }

  template <class T, class Member>
  void member_of(T& value, Member member, const FieldNote& note) {
    fill(value.*member.pointer);
    // Values that nearly always must be right for anything to happen.
    if constexpr (std::is_same_v<std::decay_t<decltype(value.*member.pointer)>, std::string>) {
      const auto found = good.find(note.name);
      if (found == good.end() || draw(8) == 0) return;
      value.*member.pointer = found->second[draw(found->second.size())];
    }
  }
  void fill_other(std::string& value) { value = texts[draw(texts.size())]; }
  void fill_other(Bytes& value) { value = blobs[draw(blobs.size())]; }
  void fill_other(SecretBytes& value) { value = SecretBytes(ByteView(blobs[draw(blobs.size())])); }
  void fill_other(SecretText& value) { value = SecretText(std::string_view("password")); }
  template <class T>
  void fill_other(std::optional<T>& value) {
    if (draw(2) == 0) fill(value.emplace());
  }
  template <class T>
  void fill_other(std::vector<T>& value) {
    value.resize(draw(3));
    for (T& element : value) fill(element);
  }
  void fill_other(std::map<std::string, std::string>& value) {
    if (draw(2) == 0) value["tag"] = "value";
  }
};

AnyParams random_operation(Filler& filler) {
  constexpr std::size_t kCount = boost::mp11::mp_size<Operations>::value;
  const auto index = *rc::gen::inRange<std::size_t>(0, kCount);
  return boost::mp11::mp_with_index<kCount>(index, [&](auto i) -> AnyParams {
    boost::mp11::mp_at_c<Operations, i> op{};
    filler.fill(op);
    return op;
  });
}

// Keeps the bytes that answers hold: backups, ciphertexts, envelopes.
void learn(Filler& filler, const AnyAnswer& answer) {
  if (const auto* backup = std::get_if<key_vault::KeyBackupResult>(&answer)) {
    filler.blobs.push_back(backup->value);
  } else if (const auto* wrapped = std::get_if<key_vault::Ciphertext>(&answer)) {
    filler.blobs.push_back(wrapped->value);
  } else if (const auto* sealed = std::get_if<envelope::Envelope>(&answer)) {
    filler.blobs.push_back(sealed->envelope);
  } else if (const auto* identity = std::get_if<entra::Identity>(&answer)) {
    filler.texts.push_back(identity->id);
    filler.texts.push_back(identity->principalId);
  }
}

System prepared(Filler& filler) {
  static const auto backend = crypto::make_model_backend(1);
  static const auto keys =
      std::make_shared<crypto::PreparedKeys>(backend, std::make_shared<crypto::KeyPool>());
  System system({backend, keys, {}, 1});
  const auto must = [&](const AnyParams& op) { return system.apply({op, testing::kNow}).value(); };
  must(entra::TenantCreate{"tenant1"});
  must(entra::SubscriptionCreate{"sub1", "tenant1"});
  const auto admin = must(entra::IdentityCreate{"admin", {}, "tenant1", {}, {}});
  const std::string admin_id = std::get<entra::Identity>(admin).principalId;
  for (const char* member : {"caller", "principalId", "objectId"}) filler.good[member] = {admin_id};
  key_vault::VaultCreate vault{"vault1", "sub1", "rg1", "westeurope", {}, {},
                               {},       {},     {},    {},           {}, {}};
  vault.accessPolicies = {{"tenant1", admin_id, {{"all"}}}};
  must(vault);
  key_vault::KeyCreate key;
  key.vault = "vault1";
  key.caller = admin_id;
  key.name = "key1";
  key.kty = "RSA";
  must(key);
  return system;
}

std::string_view name_of(const AnyParams& params) {
  return std::visit([]<class Op>(const Op&) { return Note<Op>::kName; }, params);
}

// Without the audit log, which a refused attempt is written to.
bool is_wanted(const AnyParams& op) {
  return !std::holds_alternative<key_vault::VaultSetDiagnostics>(op);
}

RC_GTEST_PROP(SystemProperty, RefusedOperationsChangeNothing, ()) {
  Filler filler;
  System system = prepared(filler);
  Instant now = testing::kNow;
  const auto num_steps = *rc::gen::inRange(1, 200);
  int num_accepted = 0;
  for (int step = 0; step < num_steps; ++step) {
    now += *rc::gen::element<Seconds>(0, 0, 1, kDay, 100 * kDay);
    // What falls due is done first, by an operation that does nothing itself.
    (void)system.apply({entra::TenantCreate{""}, now});
    const AnyParams op = random_operation(filler);
    if (!is_wanted(op)) continue;
    const System before = system;
    const Outcome outcome = system.apply({op, now});
    RC_LOG() << name_of(op) << ' ' << (outcome ? "ok" : info(outcome.error().reason).name) << '\n';
    if (outcome) {
      ++num_accepted;
      learn(filler, *outcome);
    } else {
      RC_ASSERT(system.same_but_for_logs(before));
    }
  }
  RC_CLASSIFY(num_accepted * 4 >= num_steps, "a quarter and more accepted");
}

// Whether what is stored depends on RSA padding, which is the crypto library's own.
bool is_padded(const AnyParams& op) {
  return std::holds_alternative<envelope::EnvelopeSeal>(op) ||
         std::holds_alternative<envelope::EnvelopeRewrap>(op);
}

RC_GTEST_PROP(SystemProperty, SameOperationsGiveTheSameSystem, ()) {
  Filler filler;
  System first = prepared(filler);
  System second = prepared(filler);
  for (int step = 0; step < 60; ++step) {
    const AnyParams op = random_operation(filler);
    if (is_padded(op)) continue;
    const Outcome a = first.apply({op, testing::kNow + step});
    const Outcome b = second.apply({op, testing::kNow + step});
    RC_LOG() << name_of(op) << ' ' << a.has_value() << '\n';
    RC_ASSERT(a.has_value() == b.has_value());
    if (!a) RC_ASSERT((a.error() == b.error()));
    if (a) learn(filler, *a);
  }
  RC_ASSERT(first == second);
}

}  // namespace
}  // namespace cmk
