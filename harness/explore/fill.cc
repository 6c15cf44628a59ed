#include "harness/explore/fill.h"

#include <array>
#include <span>

namespace cmk::explore {
namespace {

// Numbers that are no instants: what is usual, and the limits with what lies just beyond.
struct NumberRow {
  std::string_view member;
  std::span<const std::int64_t> values;
};
constexpr std::array<std::int64_t, 8> kRetentionDays = {90, 90, 7, 7, 8, 6, 91, 30};
constexpr std::array<std::int64_t, 9> kKeySizes = {2048, 2048, 3072, 4096, 2048,
                                                   3072, 1024, 2049, 8192};
constexpr std::array<std::int64_t, 4> kPageSizes = {1, 2, 25, 26};
constexpr std::array<std::int64_t, 7> kIntervals = {240, 240, 60, 59, 1440, 1441, 120};
constexpr std::array<std::int64_t, 7> kRetentionHours = {8, 8, 24, 7, 720, 721, 48};
constexpr std::array<std::int64_t, 4> kProperties = {0, 1, 10, 100};
constexpr auto kNumbers = std::to_array<NumberRow>({
    {"softDeleteRetentionInDays", kRetentionDays},
    {"key_size", kKeySizes},
    {"maxresults", kPageSizes},
    {"backupIntervalInMinutes", kIntervals},
    {"backupRetentionIntervalInHours", kRetentionHours},
    {"indexedProperties", kProperties},
});

}  // namespace

std::int64_t Filler::integer(std::string_view member) {
  for (const NumberRow& row : kNumbers) {
    if (row.member == member) return draw_.of(row.values);
  }
  return instant();
}

}  // namespace cmk::explore
