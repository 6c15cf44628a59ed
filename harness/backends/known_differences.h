// The list of differences between the libraries, and from the vectors, that are known and
// justified. It can only tell the truth: a difference that is not listed fails, and so does an
// entry that was looked for and not seen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "harness/backends/json_file.h"

namespace cmk::backends {

// One entry of conformance/vectors/known-differences.json.
struct KnownDifference {
  std::string library;   // Backend::name()
  std::string version;   // what Backend::version() begins with
  std::string input;     // the vector's or check's id
  std::string expected;  // the outcome of the vector, or of the other library
  std::string observed;  // the outcome of this library
  std::string reason;
};

// What happened where something else was expected.
struct Difference {
  std::string_view library;
  std::string_view version;
  std::string_view input;
  std::string_view expected;
  std::string_view observed;
};

class KnownDifferences {
 public:
  KnownDifferences() = default;
  explicit KnownDifferences(std::vector<KnownDifference> entries)
      : entries_(std::move(entries)), seen_(entries_.size(), false) {}

  // The file must be an object with the list `differences`, each entry complete with a reason.
  [[nodiscard]] static FileResult<KnownDifferences> load(const std::string& path);

  // Whether exactly this difference is listed; notes that it was seen.
  [[nodiscard]] bool accept(const Difference& difference);

  // The entries for this library whose input begins with `scope`, and which were not seen.
  [[nodiscard]] std::vector<KnownDifference> stale(std::string_view library,
                                                   std::string_view version,
                                                   std::string_view scope) const;

  [[nodiscard]] const std::vector<KnownDifference>& entries() const { return entries_; }

 private:
  std::vector<KnownDifference> entries_;
  std::vector<bool> seen_;
};

}  // namespace cmk::backends
