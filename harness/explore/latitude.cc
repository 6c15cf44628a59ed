#include "harness/explore/latitude.h"

#include <algorithm>
#include <array>
#include <optional>

namespace cmk::explore {
namespace {

using nlohmann::json;

// What changes who may do what.
constexpr auto kGrants = std::to_array<std::string_view>(
    {"role.assign", "role.remove", "vault.setAccessPolicy", "vault.removeAccessPolicy",
     "vault.update", "vault.create", "vault.recover", "identity.delete", "identity.recover"});

Seconds declared_seconds(const harness::TargetOptions& declared, const char* name) {
  const auto found = declared.find(name);
  return found == declared.end() ? 0 : std::max<Seconds>(0, found->second);
}

}  // namespace

Latitude::Latitude(const harness::TargetOptions& declared)
    : leeway_(declared_seconds(declared, "leeway")),
      propagation_(declared_seconds(declared, "propagation")) {}

void Latitude::pass(std::string_view method, const json& params, Instant now, bool in_world) {
  if (!in_world) is_open_ = is_open_ || is_granted_anew_ || now < settled_;
  if (leeway_ > 0) {
    // Versions that a policy makes expire at instants that no parameter names.
    if (method == "key.setRotationPolicy") openings_.push_back(now);
    note_window(params, now);
    const auto has_come = [&](Instant opening) { return now >= opening; };
    is_open_ = is_open_ || std::ranges::any_of(openings_, has_come);
  }
  if (propagation_ == 0 || std::ranges::find(kGrants, method) == kGrants.end()) return;
  if (in_world) {
    settled_ = now + propagation_;
  } else {
    is_granted_anew_ = true;
  }
}

void Latitude::note_window(const json& params, Instant now) {
  const auto attributes = params.find("attributes");
  if (attributes == params.end() || !attributes->is_object()) return;
  const auto instant = [&](const char* name) {
    const auto found = attributes->find(name);
    const bool is_there = found != attributes->end() && found->is_number_integer();
    return is_there ? std::optional(found->get<Instant>()) : std::nullopt;
  };
  // Beyond the leeway on either side, both count the key alike.
  if (const auto exp = instant("exp"); exp && now - *exp < leeway_) openings_.push_back(*exp);
  if (const auto nbf = instant("nbf"); nbf && *nbf > now) openings_.push_back(*nbf - leeway_);
}

}  // namespace cmk::explore
