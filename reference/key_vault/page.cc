#include "reference/key_vault/page.h"

#include "reference/key_vault/rules.h"

namespace cmk::key_vault {

Result<Page> Page::open(const Rulebook& rules, std::optional<std::int64_t> maxresults) {
  const std::int64_t max = maxresults.value_or(kPageMax);
  if (max < 1 || max > kPageMax) return refuse(Reason::invalidParameter, "maxresults is 1 to 25");
  Page page;
  page.max_ = static_cast<std::size_t>(max);
  page.skip_one_ = rules.fault(rules::kListOmitsFirst);
  return page;
}

bool Page::add(KeyItem item, const std::string& token) {
  if (skip_one_) {
    skip_one_ = false;
    return true;
  }
  if (list_.value.size() == max_) {
    list_.nextLink = token_;
    return false;
  }
  list_.value.push_back(std::move(item));
  token_ = token;
  return true;
}

KeyList Page::close() { return std::move(list_); }

}  // namespace cmk::key_vault
