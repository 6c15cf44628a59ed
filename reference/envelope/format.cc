#include "reference/envelope/format.h"

#include "reference/core/wire.h"
#include "reference/envelope/rules.h"

namespace cmk::envelope {
namespace {

constexpr std::string_view kMagic = "CMKENV1\n";

std::string to_text(ByteView bytes) { return std::string(as_text(bytes)); }
Bytes copy(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

}  // namespace

Bytes header_bytes(const Parsed& envelope) {
  Bytes out = to_bytes(kMagic);
  append_field(out, as_bytes(envelope.kid));
  append_field(out, as_bytes(envelope.alg));
  append_field(out, envelope.wrapped);
  return out;
}

Bytes serialize(const Parsed& envelope) {
  Bytes out = header_bytes(envelope);
  append_field(out, envelope.mac);
  append_field(out, as_bytes(envelope.enc));
  append_field(out, envelope.nonce);
  append_field(out, envelope.sealed);
  return out;
}

std::optional<Parsed> parse(const Rulebook& rules, ByteView bytes) {
  if (bytes.size() > kEnvelopeMax) return std::nullopt;
  WireReader wire(bytes);
  const auto magic = wire.take(kMagic.size());
  const bool known = magic && as_text(*magic) == kMagic;
  if (!rules.holds(rules::kFormatStrict, known)) return std::nullopt;
  const auto kid = wire.field();
  const auto alg = wire.field();
  const auto wrapped = wire.field();
  const auto mac = wire.field();
  const auto enc = wire.field();
  const auto nonce = wire.field();
  const auto sealed = wire.field();
  if (!sealed || !rules.holds(rules::kFormatStrict, wire.at_end())) return std::nullopt;
  return Parsed{to_text(*kid), to_text(*alg), copy(*wrapped), copy(*mac),
                to_text(*enc), copy(*nonce),  copy(*sealed)};
}

Bytes place_bytes(const Rulebook& rules, const EnvelopeContext& context) {
  const auto bound = [&](const Rule& rule, const std::string& part) {
    return rules.holds(rule, false) ? ByteView() : as_bytes(part);
  };
  if (rules.fault(rules::kPlaceBoundByDigest)) return {};
  Bytes out;
  append_field(out, bound(rules::kAccountBinds, context.account));
  append_field(out, bound(rules::kContainerBinds, context.container));
  append_field(out, bound(rules::kRecordBinds, context.record));
  return out;
}

EnvelopeParts parts_of(const Parsed& envelope, Bytes aad) {
  return {envelope.kid,   envelope.alg,   envelope.wrapped, envelope.enc,
          envelope.nonce, std::move(aad), envelope.sealed};
}

}  // namespace cmk::envelope
