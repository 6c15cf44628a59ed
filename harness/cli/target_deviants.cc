#include "harness/cli/target_deviants.h"

#include "harness/deviants/answer_faults.h"
#include "harness/faults/faulty_backend.h"

namespace cmk::cli {

Or<std::vector<harness::TargetDeviant>> target_deviants(const ReferenceOptions& options,
                                                        const std::filesystem::path& data) {
  auto sound = make_backend(options.crypto, data);
  if (!sound) return std::unexpected(sound.error());
  std::vector<harness::TargetDeviant> deviants;
  const auto add = [&](const auto& fault, std::function<std::unique_ptr<harness::Target>()> make) {
    deviants.push_back({harness_deviant_name(fault.requirement, fault.name),
                        std::string(fault.requirement), std::string(fault.what), std::move(make)});
  };
  for (const faults::BackendFault& fault : faults::observed_faults()) {
    auto make = make_reference_on(fault.make(*sound), options, data);
    if (!make) return std::unexpected(make.error());
    add(fault, [make = *make, options] { return in_process_target(make, {}, options, nullptr); });
  }
  auto reference = make_reference_on(*sound, options, data);
  if (!reference) return std::unexpected(reference.error());
  for (const harness::AnswerFault& fault : harness::answer_faults()) {
    add(fault, [make = *reference, options, spoil = fault.make] {
      return spoil(in_process_target(make, {}, options, nullptr));
    });
  }
  return deviants;
}

std::vector<DeviantName> target_deviant_names() {
  std::vector<DeviantName> names;
  const auto add = [&](const auto& fault) {
    names.push_back({harness_deviant_name(fault.requirement, fault.name),
                     std::string(fault.requirement), std::string(fault.what)});
  };
  for (const faults::BackendFault& fault : faults::observed_faults()) add(fault);
  for (const harness::AnswerFault& fault : harness::answer_faults()) add(fault);
  return names;
}

}  // namespace cmk::cli
