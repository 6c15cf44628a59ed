// What one implementation made, and what the other made in its place. Two that do the same trace
// are each given back what they made themselves, as they would be by anybody who uses them: padding
// is drawn at random, so that the same envelope is other bytes on each side.
#pragma once

#include <map>
#include <string>

#include "reference/core/describe.h"
#include "reference/system.h"

namespace cmk::explore {

class Counterparts {
 public:
  // Remembers what two accepted answers to one operation tell of their makers' choice, at any
  // depth: bytes, and texts that are marked as chosen. What is known already stays as it was told
  // first: who answers with another version than is right has not renamed it.
  void learn(const Outcome& model, const Outcome& subject);
  // The operation with what the subject made in place of what the model made; a value with one bit
  // changed becomes the subject's with that bit changed.
  [[nodiscard]] Operation of_subject(const Operation& operation) const;
  // Whether the two have made anything that is not the same.
  [[nodiscard]] bool differ() const { return differ_; }

 private:
  template <class T>
  void learn_value(const T& model, const T& subject, Mark mark);
  void learn_text(const std::string& model, const std::string& subject);
  template <class T>
  void exchange(T& value) const;
  void exchange_text(std::string& text) const;
  void exchange_bytes(Bytes& bytes) const;

  std::map<std::string, std::string> texts_;  // by the model's
  std::map<Bytes, Bytes> bytes_;
  bool differ_ = false;
};

}  // namespace cmk::explore
