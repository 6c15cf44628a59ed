#include "harness/explore/byte_trace.h"

#include <algorithm>

#include "harness/explore/walk.h"

namespace cmk::explore {
namespace {

std::size_t world_of(const Arena& arena, std::span<const std::uint8_t> bytes) {
  return bytes.front() % arena.model.size();
}
std::span<const std::uint8_t> records_of(std::span<const std::uint8_t> bytes) {
  return bytes.subspan(1, count_records(bytes) * kRecordSize);
}

}  // namespace

Grammar grammar_of(std::span<const std::string_view> methods) {
  Grammar grammar;
  std::size_t index = 0;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Operations>>([&](auto op) {
    const std::string_view method = Note<typename decltype(op)::type>::kName;
    const auto begins = [&](std::string_view each) { return method.starts_with(each); };
    const auto count = methods.empty() ? 1 : std::ranges::count_if(methods, begins);
    grammar.operations.insert(grammar.operations.end(), static_cast<std::size_t>(count), index);
    ++index;
  });
  return grammar;
}

std::size_t count_records(std::span<const std::uint8_t> bytes) {
  return bytes.empty() ? 0 : std::min((bytes.size() - 1) / kRecordSize, kRecordsMax);
}

std::optional<Finding> run_bytes(const Arena& arena, const Grammar& grammar,
                                 std::span<const std::uint8_t> bytes, Stats& stats) {
  if (bytes.empty()) return std::nullopt;
  return Walk(arena, world_of(arena, bytes), Draw(0)).run(grammar, records_of(bytes), stats);
}

ModelTrace model_of_bytes(const Arena& arena, const Grammar& grammar,
                          std::span<const std::uint8_t> bytes) {
  return Walk(arena, world_of(arena, bytes), Draw(0)).run_model(grammar, records_of(bytes));
}

}  // namespace cmk::explore
