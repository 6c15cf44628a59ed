#include "harness/explore/again.h"

#include "harness/explore/choose.h"

namespace cmk::explore {

AnyParams again(const Shaper& shaper, const AnyParams& example, bool with_a_change) {
  AnyParams params = example;
  std::visit(
      [&]<class Op>(Op& op) {
        constexpr std::string_view kMethod = Note<Op>::kName;
        if (with_a_change) shaper.filler.change_one(op);
        if constexpr (kMethod.ends_with(".create") || kMethod.ends_with(".restore") ||
                      kMethod.ends_with(".createReplica")) {
          if constexpr (requires { op.name = std::string(); }) {
            const MeaningRow& row = meaning_of(kMethod, "name");
            if (!row.usual.empty() && !shaper.draw.one_in(8)) op.name = fresh_name(shaper, row);
          }
        }
      },
      params);
  return params;
}

}  // namespace cmk::explore
