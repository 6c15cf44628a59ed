// Whatever an account of a night says, its page has the elements that one with tame words in their
// place has, and its SARIF has a result for each finding.
#include <map>
#include <nlohmann/json.hpp>

#include "fuzz/planted.h"
#include "fuzz/property.h"
#include "harness/report/night.h"
#include "harness/report/night_html.h"
#include "harness/report/night_md.h"
#include "harness/report/night_sarif.h"
#include "reference/core/bytes.h"

namespace cmk::fuzz {
namespace {

using harness::Night;

constexpr Property kProperty{"harness", "night_file"};
const harness::Catalogue kNoRows;

// Puts a tame word in the place of each text, the same one for the same text.
class Tame {
 public:
  void operator()(std::string& text) {
    if (text.empty()) return;
    const auto known = words_.emplace(text, "w" + std::to_string(words_.size()));
    text = known.first->second;
  }

 private:
  std::map<std::string, std::string> words_;
};

Night tame(Night night) {
  Tame tame;
  for (std::string* text : {&night.build, &night.deviant, &night.canary.target}) tame(*text);
  for (std::string& reason : night.reasons) tame(reason);
  for (auto& target : night.targets)
    for (std::string* text : {&target.name, &target.property, &target.requirement}) tame(*text);
  for (auto& one : night.findings)
    for (std::string* text : {&one.signature, &one.requirement, &one.target, &one.input, &one.trace,
                              &one.detail, &one.repeat})
      tame(*text);
  for (auto& sought : night.untilFound)
    for (std::string* text : {&sought.fault, &sought.requirement, &sought.target, &sought.from})
      tame(*text);
  return night;
}

// What of a page a browser takes for elements and their attributes: tags by name, and quotes.
std::string elements_of(std::string_view page) {
  std::string elements;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (page[i] != '<' && page[i] != '>' && page[i] != '"') continue;
    elements += page[i];
    for (std::size_t j = i + 1; page[i] == '<' && j < page.size() && page[j] > '/'; ++j)
      elements += page[j];
  }
  return elements;
}

std::string page_of(const Night& night) {
  std::string page = harness::night_html(night, kNoRows, "0");
  const std::size_t escaped = page.find("&lt;");
  if (planted("night-page-trusts-texts") && escaped != std::string::npos)
    page.replace(escaped, 4, "<");
  return page;
}

std::size_t num_results(Night night) {
  if (planted("night-loses-a-finding") && !night.findings.empty()) night.findings.pop_back();
  const std::string text = harness::night_sarif(night, kNoRows, "0");
  const auto sarif = nlohmann::json::parse(text, nullptr, false);
  kProperty.require(!sarif.is_discarded(), "sarif-is-no-json");
  return sarif.at("runs").at(0).at("results").size();
}

}  // namespace
}  // namespace cmk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t len) {
  using namespace cmk::fuzz;
  const auto night = cmk::harness::parse_night(cmk::as_text({data, len}), "night.json");
  if (!night) {
    kProperty.require(!night.error().reason.empty(), "refused-without-a-reason");
    return 0;
  }
  kProperty.require(elements_of(page_of(*night)) == elements_of(page_of(tame(*night))),
                    "texts-are-elements");
  kProperty.require(num_results(*night) == night->findings.size(), "results-are-not-findings");
  kProperty.require(!cmk::harness::night_md(*night, kNoRows).empty(), "no-summary");
  return 0;
}
