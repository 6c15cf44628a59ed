// Changes traces at the borders of their operations: what a fuzzer does to single bytes mostly
// makes another operation, and seldom another order of the same ones.
#include <algorithm>
#include <cstring>
#include <vector>

#include "harness/explore/byte_trace.h"
#include "harness/explore/draw.h"

namespace cmk::fuzz {
namespace {

using explore::Draw;
using explore::kRecordSize;
using Record = std::array<std::uint8_t, kRecordSize>;

struct Records {
  std::uint8_t world = 0;
  std::vector<Record> records;
};

Records read(const std::uint8_t* data, std::size_t len) {
  Records made;
  if (len == 0) return made;
  made.world = data[0];
  made.records.resize(explore::count_records({data, len}));
  if (!made.records.empty()) {
    std::memcpy(made.records.data(), data + 1, made.records.size() * kRecordSize);
  }
  return made;
}
std::size_t write(Records made, std::uint8_t* out, std::size_t len_max) {
  if (len_max == 0) return 0;
  const std::size_t count_max = std::min(explore::kRecordsMax, (len_max - 1) / kRecordSize);
  if (made.records.size() > count_max) made.records.resize(count_max);
  out[0] = made.world;
  if (!made.records.empty()) {
    std::memcpy(out + 1, made.records.data(), made.records.size() * kRecordSize);
  }
  return 1 + made.records.size() * kRecordSize;
}

Record random_record(Draw& draw) {
  Record made{};
  for (std::uint8_t& byte : made) byte = static_cast<std::uint8_t>(draw.below(256));
  if (draw.one_in(3)) made[0] |= explore::kMoves;  // what goes on from what was done
  return made;
}
auto place(std::vector<Record>& records, std::size_t index) {
  return records.begin() + static_cast<std::ptrdiff_t>(index);
}

void mutate(Records& made, Draw& draw) {
  std::vector<Record>& records = made.records;
  if (records.empty() || draw.one_in(4)) {
    const std::size_t where = draw.one_in(2) ? records.size() : draw.below(records.size() + 1);
    const std::size_t times = draw.one_in(3) ? 2 + draw.below(3) : 1;
    records.insert(place(records, where), times, random_record(draw));
    return;
  }
  const std::size_t at = draw.below(records.size());
  const Record other = draw.of(records);
  switch (draw.below(8)) {
    case 0:
      records.erase(place(records, at));
      return;
    case 1:
      records.insert(place(records, at), other);
      return;
    case 2:
      std::swap(records[at], records[draw.below(records.size())]);
      return;
    case 3:  // the instant, or what its members are drawn from, of another one
      records[at][1] = other[1];
      return;
    case 4:
      records[at][2] = other[2];
      records[at][3] = other[3];
      return;
    case 5:  // what depends on an instant depends on the right one of many
      records[at][1] = static_cast<std::uint8_t>(draw.below(256));
      return;
    case 6:
      if (draw.one_in(8)) made.world = static_cast<std::uint8_t>(draw.below(256));
      records[at] = random_record(draw);
      return;
    default:
      records[at][draw.below(kRecordSize)] = static_cast<std::uint8_t>(draw.below(256));
  }
}

}  // namespace
}  // namespace cmk::fuzz

// What libFuzzer asks for (its documentation, Structure-Aware Fuzzing); other engines do not.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t len,
                                               std::size_t len_max, unsigned seed) {
  cmk::fuzz::Draw draw(seed);
  cmk::fuzz::Records made = cmk::fuzz::read(data, len);
  for (std::size_t left = 1 + draw.below(3); left > 0; --left) cmk::fuzz::mutate(made, draw);
  return cmk::fuzz::write(std::move(made), data, len_max);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* first, std::size_t first_len,
                                                 const std::uint8_t* second, std::size_t second_len,
                                                 std::uint8_t* out, std::size_t out_max,
                                                 unsigned seed) {
  cmk::fuzz::Draw draw(seed);
  cmk::fuzz::Records made = cmk::fuzz::read(first, first_len);
  const cmk::fuzz::Records other = cmk::fuzz::read(second, second_len);
  made.records.resize(draw.below(made.records.size() + 1));
  const std::size_t from = draw.below(other.records.size() + 1);
  made.records.insert(made.records.end(), other.records.begin() + static_cast<std::ptrdiff_t>(from),
                      other.records.end());
  return cmk::fuzz::write(std::move(made), out, out_max);
}
