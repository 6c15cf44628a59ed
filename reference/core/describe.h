// How a type tells about itself. Boost.Describe gives the members of a struct, in order; a Note
// beside the type gives what the language cannot say: the wire name, a sentence for people, and how
// each member may be written to a file. Every derivation (codec, schema, PROTOCOL.md, generators)
// reads these two and nothing else.
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <string_view>
#include <type_traits>

namespace cmk {

// How a member's value may be written to a report. Members of a secret type (SecretBytes,
// SecretText) are secret whatever their mark says.
enum class Mark {
  plain,   // determined by the documents: written as it is, compared byte for byte
  chosen,  // the implementation may choose it (identifiers, ciphertext): by name and length only
};

// What a member's value stands for. The suite varies instants and names from run to run.
enum class Sense {
  value,    // itself
  instant,  // Unix seconds
  name,     // a name that the caller chooses for something it creates
};

struct FieldNote {
  std::string_view name;      // as declared, and as on the wire
  std::string_view sentence;  // one sentence: what it is, unit and range
  Mark mark = Mark::plain;
  Sense sense = Sense::value;
};

// Specialised beside each described type:
//   static constexpr std::string_view kName      wire name (operations) or type name
//   static constexpr std::string_view kSentence  what it is or does, one sentence
//   static constexpr std::array kFields          a FieldNote for each member of its own, in order
// and for an enum kValues, the wire name of each enumerator, in order.
template <class T>
struct Note;

template <class T>
inline constexpr bool kIsStruct =
    boost::describe::has_describe_members<T>::value && !std::is_enum_v<T>;

template <class T>
using OwnMembers = boost::describe::describe_members<T, boost::describe::mod_public>;
template <class T>
using AllMembers = boost::describe::describe_members<T, boost::describe::mod_public |
                                                            boost::describe::mod_inherited>;

namespace detail {
template <class T>
consteval bool note_is_complete() {
  if (Note<T>::kFields.size() != boost::mp11::mp_size<OwnMembers<T>>::value) return false;
  bool same = true;
  std::size_t i = 0;
  boost::mp11::mp_for_each<OwnMembers<T>>(
      [&](auto member) { same = same && Note<T>::kFields[i++].name == member.name; });
  return same;
}
}  // namespace detail

// Calls visit(member descriptor, FieldNote) for every member, those of base types first.
template <class T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  using Bases = boost::describe::describe_bases<T, boost::describe::mod_public>;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Bases>>(
      [&](auto base) { for_each_field<typename decltype(base)::type::type>(visit); });
  static_assert(detail::note_is_complete<T>(), "the Note of this type misses or misnames a member");
  std::size_t i = 0;
  boost::mp11::mp_for_each<OwnMembers<T>>(
      [&](auto member) { visit(member, Note<T>::kFields[i++]); });
}

// A Note for a type without members of its own.
inline constexpr std::array<FieldNote, 0> kNoFields{};

}  // namespace cmk
