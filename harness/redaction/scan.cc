#include "harness/redaction/scan.h"

#include <algorithm>

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

void scan_level(const SecretIndex& index, std::string_view text, int depth, std::size_t& budget,
                Sightings& seen) {
  const std::size_t num_before = seen.size();
  read_streams(index, text, seen);
  read_base32(index, text, seen);
  find_key_material(text, index.private_key(), seen);
  // What already shows here shows no better inside.
  if (depth == kDepthMax || (depth > 0 && seen.size() > num_before)) return;
  for (const Decoded& inner : decoded(text)) {
    if (inner.text.size() > budget) return;
    budget -= inner.text.size();
    Sightings within;
    scan_level(index, inner.text, depth + 1, budget, within);
    if (within.empty() || is_seen(seen, inner)) continue;
    seen.push_back({inner.begin, inner.end, within.front().name, inner.shape});
  }
}

}  // namespace

Sightings scan(const SecretIndex& index, std::string_view text) {
  Sightings seen;
  std::size_t budget = text.size() * kBudgetPerByte;
  scan_level(index, text, 0, budget, seen);
  return seen;
}

}  // namespace cmk::harness
