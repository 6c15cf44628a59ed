#include "reference/key_vault/backup_blob.h"

#include <array>

#include "reference/core/wire.h"
#include "reference/key_vault/key_lookup.h"
#include "reference/key_vault/names.h"
#include "reference/key_vault/rules.h"

namespace cmk::key_vault {
namespace {

constexpr std::string_view kMagic = "CMKBAK1\n";
constexpr std::size_t kNonceLen = 12;
constexpr std::uint8_t kEnabled = 1;
constexpr std::uint8_t kHasNbf = 2;
constexpr std::uint8_t kHasExp = 4;
constexpr std::uint32_t kCountMax = 10000;

using Content = std::vector<std::uint8_t, WipingAllocator<std::uint8_t>>;

template <class Out>
void append_text(Out& out, std::string_view text) {
  append_field(out, as_bytes(text));
}

void append_instant(Content& out, Instant instant) {
  const auto bits = static_cast<std::uint64_t>(instant);
  append_u32(out, static_cast<std::uint32_t>(bits >> 32U));
  append_u32(out, static_cast<std::uint32_t>(bits));
}

bool append_version(Content& out, const KeyVersion& version) {
  const auto pkcs8 = version.material ? version.material->to_pkcs8() : SecretBytes();
  if (!pkcs8) return false;
  append_text(out, version.version);
  append_text(out, version.kty);
  append_text(out, version.crv);
  append_u32(out, static_cast<std::uint32_t>(version.key_ops.size()));
  for (const std::string& operation : version.key_ops) append_text(out, operation);
  out.push_back(static_cast<std::uint8_t>((version.enabled ? kEnabled : 0) |
                                          (version.nbf ? kHasNbf : 0) |
                                          (version.exp ? kHasExp : 0)));
  append_instant(out, version.nbf.value_or(0));
  append_instant(out, version.exp.value_or(0));
  append_instant(out, version.created);
  append_instant(out, version.updated);
  append_u32(out, static_cast<std::uint32_t>(version.tags.size()));
  for (const auto& [name, value] : version.tags) {
    append_text(out, name);
    append_text(out, value);
  }
  append_field(out, pkcs8->view());
  return true;
}

// The reader of the content: any read that fails spoils the whole, which is asked once at the end.
class ContentReader {
 public:
  explicit ContentReader(ByteView content) : wire_(content) {}

  std::string text() {
    const auto bytes = wire_.field();
    ok_ = ok_ && bytes.has_value();
    return bytes ? std::string(as_text(*bytes)) : std::string();
  }
  ByteView bytes() {
    const auto field = wire_.field();
    ok_ = ok_ && field.has_value();
    return field.value_or(ByteView());
  }
  std::uint32_t count() {
    const auto value = wire_.u32();
    ok_ = ok_ && value && *value <= kCountMax;
    return ok_ ? *value : 0;
  }
  std::uint8_t flags() {
    const auto byte = wire_.take(1);
    ok_ = ok_ && byte.has_value();
    return byte ? byte->front() : std::uint8_t{0};
  }
  Instant instant() {
    const auto high = wire_.u32();
    const auto low = wire_.u32();
    ok_ = ok_ && high && low;
    if (!ok_) return 0;
    return static_cast<Instant>((static_cast<std::uint64_t>(*high) << 32U) | *low);
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool complete() const { return ok_ && wire_.at_end(); }

 private:
  WireReader wire_;
  bool ok_ = true;
};

bool read_version(const Room& room, ContentReader& in, KeyVersion& version) {
  version.version = in.text();
  version.kty = in.text();
  version.crv = in.text();
  for (std::uint32_t n = in.count(); n > 0 && in.ok(); --n) version.key_ops.push_back(in.text());
  const std::uint8_t flags = in.flags();
  version.enabled = (flags & kEnabled) != 0;
  const Instant nbf = in.instant();
  const Instant exp = in.instant();
  if ((flags & kHasNbf) != 0) version.nbf = nbf;
  if ((flags & kHasExp) != 0) version.exp = exp;
  version.created = in.instant();
  version.updated = in.instant();
  for (std::uint32_t n = in.count(); n > 0 && in.ok(); --n) {
    std::string name = in.text();
    version.tags[std::move(name)] = in.text();
  }
  const ByteView pkcs8 = in.bytes();
  if (!in.ok()) return false;
  if (pkcs8.empty()) return !version.crv.empty();
  auto material = room.crypto.rsa_from_trusted_pkcs8(pkcs8);
  if (!material) return false;
  version.material = *std::move(material);
  return true;
}

bool read_content(const Room& room, ByteView content, Key& key) {
  ContentReader in(content);
  key.name = in.text();
  for (std::uint32_t n = in.count(); n > 0 && in.ok(); --n) {
    if (!read_version(room, in, key.versions.emplace_back())) return false;
  }
  if (!in.complete() || key.versions.empty()) return false;
  key.current = key.versions.back().version;
  return true;
}

Bytes header_of(const VaultRecord& vault, ByteView nonce) {
  Bytes out = to_bytes(kMagic);
  append_text(out, vault.subscriptionId);
  append_text(out, geography_of(vault.location));
  append_text(out, vault.name);
  append_field(out, nonce);
  return out;
}

struct Frame {
  BackupHeader header;
  ByteView nonce;
  ByteView authenticated;  // everything before the sealed part
  ByteView sealed;
};

std::optional<Frame> read_frame(ByteView blob) {
  WireReader wire(blob);
  const auto magic = wire.take(kMagic.size());
  if (!magic || as_text(*magic) != kMagic) return std::nullopt;
  const auto subscription = wire.field();
  const auto geography = wire.field();
  const auto vault = wire.field();
  const auto nonce = wire.field();
  const ByteView authenticated = blob.first(blob.size() - wire.left());
  const auto sealed = wire.field();
  if (!sealed || !wire.at_end() || nonce->size() != kNonceLen) return std::nullopt;
  return Frame{{std::string(as_text(*subscription)), std::string(as_text(*geography)),
                std::string(as_text(*vault))},
               *nonce,
               authenticated,
               *sealed};
}

}  // namespace

Result<Bytes> write_backup(Room& room, const VaultRecord& vault, const Key& key) {
  Content content;
  append_text(content, key.name);
  const bool current_only = room.rules.fault(rules::kBackupCurrentOnly);
  append_u32(content, current_only ? 1 : static_cast<std::uint32_t>(key.versions.size()));
  for (const KeyVersion& version : key.versions) {
    if (current_only && version.version != key.current) continue;
    if (!append_version(content, version)) return refuse(Reason::invalidBackup, "no private part");
  }
  std::array<std::uint8_t, kNonceLen> nonce{};
  room.source.fill(nonce);
  Bytes out = header_of(vault, nonce);
  auto gcm = room.crypto.aes_gcm(room.platform_key);
  Bytes sealed(content.size() + crypto::kGcmTagLen);
  if (!gcm || !(*gcm)->seal(nonce, out, content, sealed)) {
    return refuse(Reason::invalidBackup, "the backup cannot be sealed");
  }
  append_field(out, sealed);
  if (room.rules.fault(rules::kBackupInClear))
    out.insert(out.end(), content.begin(), content.end());
  return out;
}

Result<Backup> read_backup(const Room& room, ByteView blob) {
  if (blob.size() > kBackupMax) return refuse(Reason::invalidBackup, "too long");
  const auto frame = read_frame(blob);
  if (!frame) return refuse(Reason::invalidBackup, "no backup of this format");
  auto gcm = room.crypto.aes_gcm(room.platform_key);
  if (!gcm || frame->sealed.size() < crypto::kGcmTagLen) {
    return refuse(Reason::invalidBackup, "too short");
  }
  SecretBytes content(frame->sealed.size() - crypto::kGcmTagLen);
  const auto opened =
      (*gcm)->open(frame->nonce, frame->authenticated, frame->sealed, content.writable());
  if (!opened) return refuse(Reason::invalidBackup, "not made by this system, or changed");
  Backup backup{frame->header, {}};
  if (!read_content(room, content.view(), backup.key)) {
    return refuse(Reason::invalidBackup, "malformed content");
  }
  return backup;
}

}  // namespace cmk::key_vault
