#include "reference/system.h"

#include "reference/key_vault/deletion.h"
#include "reference/key_vault/rotation.h"

namespace cmk {
namespace {

// Outside the class, so that the operations' own apply functions are found.
template <class Room>
Outcome dispatch(Room& room, const AnyParams& params) {
  return std::visit([&](const auto& op) -> Outcome { return apply(room, op); }, params);
}

constexpr std::size_t kPlatformKeyLen = 32;  // AES-256

}  // namespace

System::System(const Settings& settings)
    : crypto_(settings.crypto),
      keys_(settings.keys),
      rules_(settings.deviation),
      source_(settings.seed),
      now_(kInstantMin),
      platform_key_(kPlatformKeyLen) {
  source_.fill(platform_key_.writable());
}

envelope::Room System::room_at(Instant now) {
  return {{{now, rules_, source_, directory_},
           agenda_,
           *crypto_,
           *keys_,
           keys_taken_,
           platform_key_.view(),
           vaults_},
          storage_};
}

void System::run_due(Instant now) {
  while (const std::optional<Task> task = agenda_.take_due(now)) {
    envelope::Room room = room_at(task->due);
    if (task->kind == TaskKind::rotateKey) {
      key_vault::run_rotation(room, *task);
    } else {
      key_vault::run_purge(room, *task);
    }
  }
}

Outcome System::apply(const Operation& operation) {
  if (operation.now < now_ || operation.now > kInstantMax) {
    return refuse(Reason::timeReversed, "time went backwards, or beyond the year 9999");
  }
  now_ = operation.now;
  run_due(now_);
  envelope::Room room = room_at(now_);
  return dispatch(room, operation.params);
}

}  // namespace cmk
