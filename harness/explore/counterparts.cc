#include "harness/explore/counterparts.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace cmk::explore {
namespace {

constexpr std::size_t kTellingLen = 8;  // shorter texts occur by chance
constexpr std::size_t kWithinLen = 16;  // and these within others

struct Flip {
  std::size_t at = 0;
  std::uint8_t bit = 0;
};

// The one bit in which they differ; nothing where it is not one.
std::optional<Flip> one_flip(ByteView a, ByteView b) {
  if (a.size() != b.size()) return std::nullopt;
  const auto [here, there] = std::ranges::mismatch(a, b);
  if (here == a.end()) return std::nullopt;
  const auto bit = static_cast<std::uint8_t>(*here ^ *there);
  if (!std::has_single_bit(bit) || !std::equal(here + 1, a.end(), there + 1)) return std::nullopt;
  return Flip{static_cast<std::size_t>(here - a.begin()), bit};
}

}  // namespace

void Counterparts::learn_text(const std::string& model, const std::string& subject) {
  if (model.size() < kTellingLen) return;
  differ_ = texts_.try_emplace(model, subject).second ? differ_ || model != subject : differ_;
  // The version at the end of a key identifier stands by itself as well.
  const std::size_t slash = model.rfind('/');
  const std::size_t other = subject.rfind('/');
  if (slash == std::string::npos || other == std::string::npos) return;
  learn_text(model.substr(slash + 1), subject.substr(other + 1));
}

template <class T>
void Counterparts::learn_value(const T& model, const T& subject, Mark mark) {
  if constexpr (std::is_same_v<T, std::string>) {
    if (mark == Mark::chosen) learn_text(model, subject);
  } else if constexpr (std::is_same_v<T, Bytes>) {
    differ_ = bytes_.try_emplace(model, subject).second ? differ_ || model != subject : differ_;
  } else if constexpr (kIsStruct<T>) {
    for_each_field<T>([&](auto member, const FieldNote& note) {
      learn_value(model.*member.pointer, subject.*member.pointer, note.mark);
    });
  } else if constexpr (requires { model.has_value(); }) {
    if (model && subject) learn_value(*model, *subject, mark);
  } else if constexpr (requires { model.front(); }) {
    if (model.size() != subject.size()) return;
    for (std::size_t i = 0; i < model.size(); ++i) learn_value(model[i], subject[i], mark);
  }
}

void Counterparts::learn(const Outcome& model, const Outcome& subject) {
  if (!model || !subject || model->index() != subject->index()) return;
  std::visit(
      [&]<class Answer>(const Answer& made) {
        learn_value(made, std::get<Answer>(*subject), Mark::plain);
      },
      *model);
}

void Counterparts::exchange_text(std::string& text) const {
  if (const auto whole = texts_.find(text); whole != texts_.end()) {
    text = whole->second;
    return;
  }
  for (const auto& [model, subject] : texts_) {
    const std::size_t at = model.size() < kWithinLen ? std::string::npos : text.find(model);
    if (at == std::string::npos || model == subject) continue;
    text.replace(at, model.size(), subject);
    return;
  }
}

void Counterparts::exchange_bytes(Bytes& bytes) const {
  if (const auto whole = bytes_.find(bytes); whole != bytes_.end()) {
    bytes = whole->second;
    return;
  }
  for (const auto& [model, subject] : bytes_) {
    const auto flip = one_flip(model, bytes);
    if (!flip || flip->at >= subject.size()) continue;
    bytes = subject;
    bytes[flip->at] ^= flip->bit;
    return;
  }
}

template <class T>
void Counterparts::exchange(T& value) const {
  if constexpr (std::is_same_v<T, std::string>) {
    exchange_text(value);
  } else if constexpr (std::is_same_v<T, Bytes>) {
    exchange_bytes(value);
  } else if constexpr (kIsStruct<T>) {
    for_each_field<T>(
        [&](auto member, const FieldNote& /*note*/) { exchange(value.*member.pointer); });
  } else if constexpr (requires { value.has_value(); }) {
    if (value) exchange(*value);
  } else if constexpr (requires { value.front(); }) {
    for (auto& element : value) exchange(element);
  }
}

Operation Counterparts::of_subject(const Operation& operation) const {
  Operation made = operation;
  std::visit([&](auto& params) { exchange(params); }, made.params);
  return made;
}

}  // namespace cmk::explore
