// Fills any declared value at random, member by member after type and meaning. Internal to the
// generator.
#pragma once

#include <boost/mp11.hpp>

#include "harness/explore/draw.h"
#include "harness/explore/known.h"
#include "harness/explore/leak.h"
#include "reference/core/describe.h"
#include "reference/core/text.h"

namespace cmk::explore {

class Filler {
 public:
  Filler(Draw& draw, const Known& known, Instant now) : draw_(draw), known_(known), now_(now) {}

  template <class T>
  void fill(T& value) {
    const auto& rows = meanings_of<T>();
    std::size_t i = 0;
    for_each_field<T>([&](auto member, const FieldNote& note) {
      fill_member(*rows[i++], note.name, value.*member.pointer);
    });
  }

  // Draws one member anew, at any depth; it is likelier than usual to be one that is refused.
  template <class T>
  void change_one(T& value) {
    const auto& rows = meanings_of<T>();
    std::size_t left = draw_.below(rows.size() - 1);
    std::size_t i = 0;
    is_odd_ = true;
    for_each_field<T>([&](auto member, const FieldNote& note) {
      if (left-- == 0) change_member(*rows[i], note.name, value.*member.pointer);
      ++i;
    });
    is_odd_ = false;
  }

  // A text of that row: one that is known, where any is, or a usual or an odd one.
  [[nodiscard]] std::string text(const MeaningRow& row) {
    if (!row.odd.empty() && draw_.one_in(is_odd_ ? 2 : 16)) return std::string(draw_.of(row.odd));
    const auto& known = known_.of(row.meaning);
    if (!known.empty() && !draw_.one_in(10)) return focused(known);
    if (!row.usual.empty()) return std::string(draw_.of(row.usual));
    return known.empty() ? std::string() : draw_.of(known);
  }
  // Half of the time the one that the trace is about.
  template <class T>
  [[nodiscard]] const T& focused(const std::vector<T>& list) {
    return draw_.one_in(2) ? list[known_.focus % list.size()] : draw_.of(list);
  }
  // Of deleted vaults and keys: usual, or at a limit or just beyond it.
  [[nodiscard]] std::int64_t retention_days() { return integer("softDeleteRetentionInDays"); }
  // An instant near which something may happen: now, or what is known to be near, with a second
  // more or less.
  [[nodiscard]] Instant instant() {
    const Instant second = static_cast<Instant>(draw_.below(3)) - 1;
    if (!known_.instants.empty() && draw_.one_in(2)) return draw_.of(known_.instants) + second;
    constexpr std::array<Seconds, 10> kDistances = {-kDay, -kHour, 0,         0,         kMinute,
                                                    kHour, kDay,   28 * kDay, 40 * kDay, 90 * kDay};
    return now_ + draw_.of(kDistances) + second;
  }

 private:
  template <class T>
  void fill_member(const MeaningRow& row, std::string_view member, T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      value = text(row);
    } else if constexpr (std::is_same_v<T, bool>) {
      value = draw_.one_in(2);
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
      value = integer(member);
    } else if constexpr (std::is_integral_v<T>) {
      value = static_cast<T>(integer(member));
    } else if constexpr (std::is_enum_v<T>) {
      constexpr auto kCount = boost::mp11::mp_size<boost::describe::describe_enumerators<T>>::value;
      value = static_cast<T>(draw_.below(kCount));
    } else if constexpr (std::is_same_v<T, Bytes>) {
      value = draw_.one_in(8) ? draw_.bytes(draw_.below(64)) : draw_.bytes(32);
    } else if constexpr (std::is_same_v<T, SecretBytes> || std::is_same_v<T, SecretText>) {
      fill_secret(value);
    } else if constexpr (kIsStruct<T>) {
      fill(value);
    } else {
      fill_container(row, member, value);
    }
  }

  template <class T>
  void change_member(const MeaningRow& row, std::string_view member, T& value) {
    if constexpr (kIsStruct<T>) {
      change_one(value);
    } else {
      fill_member(row, member, value);
    }
  }
  template <class T>
  void change_member(const MeaningRow& row, std::string_view member, std::optional<T>& value) {
    if (!value) return fill_member(row, member, value.emplace());
    if (draw_.one_in(2)) return value.reset();
    change_member(row, member, *value);
  }

  void fill_secret(SecretBytes& value) {
    value = SecretBytes(kSecretMarker);
    value.append(draw_.bytes(32 - kSecretMarker.size()));
  }
  void fill_secret(SecretText& value) { value = SecretText(std::string(kSecretMarker) + "word"); }
  template <class T>
  void fill_container(const MeaningRow& row, std::string_view member, std::optional<T>& value) {
    if (draw_.one_in(3)) fill_member(row, member, value.emplace());
  }
  template <class T>
  void fill_container(const MeaningRow& row, std::string_view member, std::vector<T>& value) {
    value.resize(draw_.below(3));
    for (T& element : value) fill_member(row, member, element);
  }
  void fill_container(const MeaningRow& /*row*/, std::string_view /*member*/,
                      std::map<std::string, std::string>& value) {
    if (draw_.one_in(4)) value["purpose"] = "test";
  }

  std::int64_t integer(std::string_view member);

  Draw& draw_;
  const Known& known_;
  Instant now_;
  bool is_odd_ = false;
};

}  // namespace cmk::explore
