// Texts that an implementation chose: they differ from run to run, wherever they come back.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

namespace cmk::harness {

using ChosenTexts = std::set<std::string, std::less<>>;

// Adds the texts of the members marked chosen in the result of a method, those of at least 8
// characters: shorter ones may mean something else elsewhere.
void collect_chosen_texts(std::string_view method, const nlohmann::json& result,
                          ChosenTexts& texts);

// The value with each text that is one of `texts` replaced by {"chosen": MEMBER, "length": N}.
[[nodiscard]] nlohmann::json elide_chosen_texts(nlohmann::json value, const ChosenTexts& texts);

}  // namespace cmk::harness
