// What one implementation made, and what the other made in its place. Two that do the same trace
// are each given back what they made themselves, as they would be by anybody who uses them: padding
// is drawn at random, so that the same envelope is other bytes on each side.
#pragma once

#include <map>
#include <string>

#include "reference/system.h"

namespace cmk::explore {

class Counterparts {
 public:
  // Remembers where two accepted answers to one operation differ: texts and bytes, at any depth.
  void learn(const Outcome& model, const Outcome& subject);
  // The operation with what the subject made in place of what the model made; a value with one bit
  // changed becomes the subject's with that bit changed.
  [[nodiscard]] Operation of_subject(const Operation& operation) const;
  // Whether the two have made the same so far.
  [[nodiscard]] bool empty() const { return texts_.empty() && bytes_.empty(); }

 private:
  template <class T>
  void learn_value(const T& model, const T& subject);
  template <class T>
  void exchange(T& value) const;
  void exchange_text(std::string& text) const;
  void exchange_bytes(Bytes& bytes) const;

  std::map<std::string, std::string> texts_;  // by the model's
  std::map<Bytes, Bytes> bytes_;
};

}  // namespace cmk::explore
