#include "harness/target/target_info.h"

#include <utility>

namespace cmk::harness {

TargetInfo info_of(StartAnswer answer) {
  TargetInfo info;
  info.name = std::move(answer.implementation);
  info.version = std::move(answer.version).value_or("");
  info.language = std::move(answer.language).value_or("");
  info.homepage = std::move(answer.homepage).value_or("");
  info.keySource = std::move(answer.keySource).value_or("");
  info.profiles = std::move(answer.profiles);
  if (answer.capabilities) {
    info.capabilities = {answer.capabilities->begin(), answer.capabilities->end()};
  }
  if (answer.options) info.options = std::move(*answer.options);
  info.batch = answer.batch.value_or(false);
  return info;
}

TargetInfo clean(const TargetInfo& info, const SentSecrets& secrets) {
  TargetInfo made = info;
  for (std::string* const text :
       {&made.name, &made.version, &made.language, &made.homepage, &made.keySource}) {
    *text = secrets.clean(*text);
  }
  for (std::string& profile : made.profiles) profile = secrets.clean(profile);
  made.capabilities.clear();
  for (const std::string& name : info.capabilities) made.capabilities.insert(secrets.clean(name));
  made.options.clear();
  for (const auto& [name, value] : info.options) made.options.emplace(secrets.clean(name), value);
  return made;
}

std::string difference(const TargetInfo& first, const TargetInfo& second) {
  std::string names;
  const auto compare = [&](std::string_view name, auto member) {
    if (first.*member == second.*member) return;
    if (!names.empty()) names += ", ";
    names += name;
  };
  compare("implementation", &TargetInfo::name);
  compare("version", &TargetInfo::version);
  compare("language", &TargetInfo::language);
  compare("homepage", &TargetInfo::homepage);
  compare("keySource", &TargetInfo::keySource);
  compare("profiles", &TargetInfo::profiles);
  compare("capabilities", &TargetInfo::capabilities);
  compare("options", &TargetInfo::options);
  compare("batch", &TargetInfo::batch);
  return names;
}

}  // namespace cmk::harness
