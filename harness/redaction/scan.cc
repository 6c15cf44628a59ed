#include "harness/redaction/scan.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "harness/redaction/decoders.h"
#include "harness/redaction/key_material.h"
#include "harness/redaction/streams.h"

namespace cmk::harness {
namespace {

constexpr int kDepthMax = 4;
constexpr std::size_t kBudgetPerByte = 24;  // what is decoded in all, for each byte of the text

// Whether a part of it is seen already: then it is nothing else that it holds.
bool is_seen(const Sightings& seen, const Decoded& inner) {
  return std::ranges::any_of(
      seen, [&](const Sighting& one) { return one.begin < inner.end && inner.begin < one.end; });
}

// The sightings of the text as it is.
Sightings look_at(const SecretIndex& index, std::string_view text) {
  Sightings seen;
  read_streams(index, text, seen);
  read_base32(index, text, seen);
  find_key_material(text, index.private_key(), seen);
  return seen;
}

// A decoded text, with its place in the outermost one.
struct Layer {
  Decoded of;
  bool is_characters;  // of characters that stood for bytes
};

// Adds what stands in the text in some notation, as far as the budget goes. Bytes that characters
// stood for are no such characters again: most bytes could be read so, in two ways each time.
void add_decoded(std::string_view text, const Layer* outer, std::size_t& budget,
                 std::vector<Layer>& found) {
  for (Decoded& inner : decoded(text)) {
    const bool is_characters = inner.shape == "in characters";
    if (is_characters && outer != nullptr && outer->is_characters) continue;
    if (inner.text.size() > budget) return;
    budget -= inner.text.size();
    if (outer != nullptr) {
      inner.begin = outer->of.begin;
      inner.end = outer->of.end;
      inner.shape = outer->of.shape;
    }
    found.push_back({std::move(inner), is_characters});
  }
}

}  // namespace

// Notation within notation, all of one depth before any deeper: so the budget, which senseless
// decodings of one part may use up, is there for the first reading of every other.
Sightings scan(const SecretIndex& index, std::string_view text) {
  Sightings seen = look_at(index, text);
  std::size_t budget = text.size() * kBudgetPerByte;
  std::vector<Layer> level;
  add_decoded(text, nullptr, budget, level);
  for (int depth = 1; !level.empty(); ++depth) {
    std::vector<Layer> deeper;
    for (const Layer& layer : level) {
      const Decoded& inner = layer.of;
      const Sightings within = look_at(index, inner.text);
      if (within.empty()) {
        if (depth < kDepthMax) add_decoded(inner.text, &layer, budget, deeper);
      } else if (!is_seen(seen, inner)) {  // what shows here shows no better inside
        seen.push_back({inner.begin, inner.end, within.front().name, inner.shape});
      }
    }
    level = std::move(deeper);
  }
  return seen;
}

}  // namespace cmk::harness
