#include "harness/deviants/answer_faults.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

namespace cmk::harness {
namespace {

using nlohmann::json;

// Passes every call on, one by one, and lets `spoil` change the answers.
class SpoiltTarget : public Target {
 public:
  explicit SpoiltTarget(std::unique_ptr<Target> sound) : sound_(std::move(sound)) {}

  [[nodiscard]] std::expected<TargetInfo, std::string> start() override { return sound_->start(); }
  [[nodiscard]] bool reset() override { return sound_->reset(); }
  using Target::apply;
  [[nodiscard]] std::vector<Answer> apply(std::span<const Call> calls) override {
    std::vector<Answer> answers;
    answers.reserve(calls.size());
    for (const Call& call : calls) {
      answers.push_back(sound_->apply(call));
      spoil(call, answers.back());
    }
    return answers;
  }
  [[nodiscard]] std::optional<HarnessFault> fault() const override { return sound_->fault(); }

 protected:
  virtual void spoil(const Call& call, Answer& answer) = 0;

  std::unique_ptr<Target> sound_;
};

enum class Shower { wrapKey, unwrapKey, encrypt, decrypt, sign, verify, list, backup };
constexpr std::array<std::string_view, 8> kShowers = {"key.wrapKey", "key.unwrapKey", "key.encrypt",
                                                      "key.decrypt", "key.sign",      "key.verify",
                                                      "key.list",    "key.backup"};

// Adds the private exponent of the key to what one operation answers.
template <Shower Which>
class ShowsPrivateMember final : public SpoiltTarget {
 public:
  using SpoiltTarget::SpoiltTarget;

 protected:
  void spoil(const Call& call, Answer& answer) override {
    if (call.method != kShowers.at(static_cast<std::size_t>(Which))) return;
    if (answer.kind == AnswerKind::accepted) answer.result["key"]["d"] = "cGxhbnRlZA";
  }
};

// What a caller learns when a block is padded, but not for the algorithm named.
enum class Tells { byText, byStatus, byLength, byTime };

// Late enough to be noticed on a busy machine.
constexpr std::chrono::milliseconds kLate{40};

template <Tells How>
class TellsPadding final : public SpoiltTarget {
 public:
  using SpoiltTarget::SpoiltTarget;

 protected:
  void spoil(const Call& call, Answer& answer) override {
    if (call.method != "key.unwrapKey" && call.method != "key.decrypt") return;
    if (answer.kind != AnswerKind::refused || answer.reason != "decryptionFailed") return;
    tell(is_padded(call), answer);
  }

 private:
  // Whether the block opens under another algorithm.
  bool is_padded(const Call& call) {
    return std::ranges::any_of(std::array{"RSA-OAEP", "RSA-OAEP-256", "RSA1_5"},
                               [&](const char* alg) {
                                 Call other = call;
                                 other.params["alg"] = alg;
                                 return sound_->apply(other).kind == AnswerKind::accepted;
                               });
  }
  static void tell(bool padded, Answer& answer) {
    if constexpr (How == Tells::byText) {
      answer.seen["message"] = padded ? "digest does not match" : "first byte is not zero";
    } else if constexpr (How == Tells::byStatus) {
      if (padded) ++answer.httpStatus;
    } else if constexpr (How == Tells::byLength) {
      answer.seen["message"] = std::string(padded ? 20 : 21, '.');
    } else if (padded) {
      std::this_thread::sleep_for(kLate);
    }
  }
};

template <class Spoilt>
std::unique_ptr<Target> make_spoilt(std::unique_ptr<Target> sound) {
  return std::make_unique<Spoilt>(std::move(sound));
}

}  // namespace

std::span<const AnswerFault> answer_faults() {
  using enum Shower;
  static const std::vector<AnswerFault> all = {
      {"wrap-returns-private-members", "KEY-13", "Wrap returns the private exponent.",
       make_spoilt<ShowsPrivateMember<wrapKey>>},
      {"unwrap-returns-private-members", "KEY-13", "Unwrap returns the private exponent.",
       make_spoilt<ShowsPrivateMember<unwrapKey>>},
      {"encrypt-returns-private-members", "KEY-13", "Encrypt returns the private exponent.",
       make_spoilt<ShowsPrivateMember<encrypt>>},
      {"decrypt-returns-private-members", "KEY-13", "Decrypt returns the private exponent.",
       make_spoilt<ShowsPrivateMember<decrypt>>},
      {"sign-returns-private-members", "KEY-13", "Sign returns the private exponent.",
       make_spoilt<ShowsPrivateMember<sign>>},
      {"verify-returns-private-members", "KEY-13", "Verify returns the private exponent.",
       make_spoilt<ShowsPrivateMember<verify>>},
      {"list-returns-private-members", "KEY-13", "List returns a private exponent.",
       make_spoilt<ShowsPrivateMember<list>>},
      {"backup-returns-private-members", "KEY-13", "Backup returns the private exponent.",
       make_spoilt<ShowsPrivateMember<backup>>},
      {"padding-told-by-text", "ENV-13", "A message tells a wrong padding from a wrong digest.",
       make_spoilt<TellsPadding<Tells::byText>>},
      {"padding-told-by-status", "ENV-13", "The status tells a wrong padding from a wrong digest.",
       make_spoilt<TellsPadding<Tells::byStatus>>},
      {"padding-told-by-length", "ENV-13",
       "The length of a message tells a wrong padding from a wrong digest.",
       make_spoilt<TellsPadding<Tells::byLength>>},
      {"padding-told-by-time", "ENV-13", "A wrong digest is refused later than a wrong padding.",
       make_spoilt<TellsPadding<Tells::byTime>>},
  };
  return all;
}

}  // namespace cmk::harness
