#include "harness/suite/guessed_keys.h"

#include <fmt/format.h>

#include <array>

namespace cmk::harness {
namespace {

constexpr std::size_t kGuessLen = 32;  // bytes; AES-256
constexpr std::array<std::string_view, 6> kSeparators = {"",  "/", "|",
                                                         ":", ",", std::string_view("\0", 1)};

class Guesses {
 public:
  explicit Guesses(const crypto::Backend& backend) : backend_(backend) {}

  void add(std::string text) {
    const auto once = backend_.sha256(as_bytes(text));
    if (once) {
      keys_.emplace(as_text(*once));
      if (const auto twice = backend_.sha256(*once)) keys_.emplace(as_text(*twice));
    }
    text.resize(kGuessLen);
    keys_.insert(std::move(text));
  }
  std::set<std::string> take() { return std::move(keys_); }

 private:
  const crypto::Backend& backend_;
  std::set<std::string> keys_;
};

}  // namespace

std::set<std::string> guessed_keys(const std::vector<std::string>& pieces,
                                   const crypto::Backend& backend) {
  Guesses guesses(backend);
  guesses.add("");
  for (const std::string_view separator : kSeparators) {
    std::string all;
    for (const std::string& a : pieces) {
      all += (&a == &pieces.front() ? "" : std::string(separator)) + a;
      guesses.add(a);
      for (const std::string& b : pieces) {
        if (&a == &b) continue;
        const std::string two = fmt::format("{}{}{}", a, separator, b);
        guesses.add(two);
        for (const std::string& c : pieces) {
          if (&c != &a && &c != &b) guesses.add(fmt::format("{}{}{}", two, separator, c));
        }
      }
    }
    guesses.add(all);
  }
  return guesses.take();
}

}  // namespace cmk::harness
