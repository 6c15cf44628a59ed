// How one run of a case differs from every other: names and instants. Scenarios, expectations and
// reports are written in symbolic names and instants (vault-a, T0+30d); a target sees others, drawn
// from the run's seed. So a recorded session cannot be played back, and a report does not depend on
// the seed.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "harness/protocol/model.h"
#include "harness/target/target.h"
#include "harness/variation/name_map.h"
#include "harness/variation/time_map.h"

namespace cmk::harness {

// What a case allows to vary.
struct VariationPlan {
  std::set<std::string> names;  // that the case chooses
  TimePlan times;
};

class Variation {
 public:
  // Leaves everything as it is.
  Variation() = default;
  // The same source and plan give the same variation.
  Variation(Source source, const VariationPlan& plan);

  // What is sent for a call, in the types that its operation declares. A method that nobody
  // declared has its texts exchanged word by word.
  [[nodiscard]] Call sent(const Call& call) const;
  // What the answer says in symbolic names and instants; byte strings and secrets stay.
  [[nodiscard]] Answer symbolic(std::string_view method, Answer answer) const;
  // Undoes what sent() does to a text.
  [[nodiscard]] std::string symbolic(std::string_view text) const { return names_.symbolic(text); }
  // The text as it is sent.
  [[nodiscard]] std::string sent(std::string_view text) const { return names_.sent(text); }

  [[nodiscard]] const TimeMap& times() const { return times_; }

 private:
  [[nodiscard]] nlohmann::json sent_value(const Type& type, const nlohmann::json& value) const;
  [[nodiscard]] nlohmann::json sent_words(const nlohmann::json& value) const;
  void make_symbolic(const Type* type, nlohmann::json& value) const;
  void make_members_symbolic(const Type* type, nlohmann::json& object) const;

  NameMap names_;
  TimeMap times_;
};

}  // namespace cmk::harness
