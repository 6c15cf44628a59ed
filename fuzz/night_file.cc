// Whatever an account of a night says, its page has the elements that one with tame words in their
// place has, and its SARIF has a result for each finding.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

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

// Every text of a night.
std::vector<std::string*> texts_of(Night& night) {
  std::vector<std::string*> texts = {&night.build, &night.folder, &night.canary.target};
  for (std::string& reason : night.reasons) texts.push_back(&reason);
  for (auto& one : night.targets)
    texts.insert(texts.end(), {&one.name, &one.property, &one.requirement});
  for (auto& one : night.findings)
    texts.insert(texts.end(), {&one.signature, &one.requirement, &one.target, &one.input,
                               &one.trace, &one.detail, &one.repeat});
  for (auto& one : night.untilFound)
    texts.insert(texts.end(), {&one.fault, &one.requirement, &one.target, &one.from});
  std::erase_if(texts, [](const std::string* text) { return text->empty(); });
  return texts;
}

// With a tame word in the place of each text: the same one for the same text, in the same order.
Night tame(Night night) {
  std::map<std::string, std::string> words;
  for (const std::string* text : texts_of(night)) words[*text] = "";
  std::size_t number = 100'000;
  for (auto& [text, word] : words) word = "w" + std::to_string(number++);
  for (std::string* text : texts_of(night)) *text = words[*text];
  return night;
}

// What of a page a browser takes for elements and their attributes: tags by name, and quotes; but
// not the places where a long word may be broken.
std::string elements_of(std::string_view page) {
  std::string elements;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (page.substr(i).starts_with("<wbr>")) i += 5;
    if (i == page.size()) break;
    if (page[i] != '<' && page[i] != '>' && page[i] != '"') continue;
    elements += page[i];
    for (std::size_t j = i + 1;
         page[i] == '<' && j < page.size() && page[j] > '/' && page[j] != '<' && page[j] != '>';
         ++j)
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
  const std::string elements = elements_of(page_of(*night));
  const std::string of_tame = elements_of(page_of(tame(*night)));
  const auto differ = std::ranges::mismatch(elements, of_tame);
  kProperty.require(elements == of_tame, "texts-are-elements",
                    std::string(differ.in1, elements.end()).substr(0, 80) + " for " +
                        std::string(differ.in2, of_tame.end()).substr(0, 80));
  kProperty.require(num_results(*night) == night->findings.size(), "results-are-not-findings");
  kProperty.require(!cmk::harness::night_md(*night, kNoRows).empty(), "no-summary");
  return 0;
}
