#include "harness/redaction/known_secrets.h"

#include <fmt/format.h>

#include <algorithm>

#include "harness/redaction/key_material.h"
#include "harness/redaction/private_parts.h"
#include "harness/redaction/scan.h"
#include "reference/core/base64url.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr std::size_t kPlainLenMin = 4;

bool has_telling_window(std::string_view bytes) {
  Window window = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    window = (window << 8) | static_cast<std::uint8_t>(bytes[i]);
    if (i + 1 >= kWindowLen && is_telling(window)) return true;
  }
  return false;
}

SecretString dump(const json& value) {
  std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
  SecretString copy(text);
  wipe(text.data(), text.size());
  return copy;
}

std::string mark(const Sighting& sighting) {
  const SecretName& name = *sighting.name;
  const std::string shape =
      sighting.shape.empty() ? std::string() : fmt::format(", {}", sighting.shape);
  if (name.length == 0) {
    return fmt::format("[{}, {} characters{}]", name.name, sighting.end - sighting.begin, shape);
  }
  return fmt::format("[secret{}{}, {} bytes{}]", name.name.empty() ? "" : " ", name.name,
                     name.length, shape);
}

json record(const Sighting& sighting, std::size_t length) {
  const std::string& name = sighting.name->name;
  return {{"secret", name.empty() ? "secret" : name}, {"length", length}};
}

// What stands beside a sighting without a space or a quote between belongs to it.
void widen(std::string_view text, Sighting& sighting) {
  const auto is_outside = [](char c) { return c == ' ' || c == '"' || c == '\n'; };
  while (sighting.begin > 0 && !is_outside(text[sighting.begin - 1])) --sighting.begin;
  while (sighting.end < text.size() && !is_outside(text[sighting.end])) ++sighting.end;
  if (sighting.name->length == 0) sighting.end = text.size();
}

// Sightings of one place as one, and of places that have not room for a word between them.
Sightings merged(Sightings seen) {
  std::ranges::stable_sort(seen, {}, &Sighting::begin);
  Sightings made;
  for (const Sighting& one : seen) {
    if (made.empty() || one.begin > made.back().end + 2 * kWindowLen) {
      made.push_back(one);
    } else {
      made.back().end = std::max(made.back().end, one.end);
    }
  }
  return made;
}

}  // namespace

void KnownSecrets::add(const std::string& name, std::string_view secret) {
  is_empty_ = false;
  add_bytes({name, secret.size()}, secret);
  if (auto bytes = decode_base64url(secret); bytes && bytes->size() >= kWindowLen) {
    add_bytes({name, bytes->size()}, as_text(*bytes));
    wipe(bytes->data(), bytes->size());
  }
}

void KnownSecrets::add_bytes(const SecretName& name, std::string_view bytes) {
  if (bytes.size() < kPlainLenMin) return;
  if (has_telling_window(bytes)) {
    for (const ByteView part : private_parts(as_bytes(bytes))) index_.add(name, part);
    return;
  }
  plain_.push_back({name, SecretString(bytes)});
  if (bytes.size() < kWindowLen) return;
  std::string text = encode_base64url(as_bytes(bytes));
  plain_.push_back({name, SecretString(text)});
  wipe(text.data(), text.size());
}

Sightings KnownSecrets::sightings(std::string_view text) const {
  Sightings seen = scan(index_, text);
  for (const Plain& plain : plain_) {
    for (std::size_t at = text.find(plain.text); at != std::string_view::npos;
         at = text.find(plain.text, at + plain.text.size())) {
      seen.push_back({at, at + plain.text.size(), &plain.name, ""});
    }
  }
  return seen;
}

bool KnownSecrets::is_clean(std::string_view text) const { return sightings(text).empty(); }

std::string KnownSecrets::clean(std::string_view text) const {
  Sightings seen = sightings(text);
  if (seen.empty()) return std::string(text);
  const std::string whole = mark({0, text.size(), seen.front().name, seen.front().shape});
  for (Sighting& one : seen) widen(text, one);
  std::string made;
  std::size_t done = 0;
  for (const Sighting& one : merged(std::move(seen))) {
    made += text.substr(done, one.begin - done);
    made += mark(one);
    done = one.end;
  }
  made += text.substr(done);
  return is_clean(made) ? made : whole;
}

void KnownSecrets::clean_json(json& value) const {
  const Sightings seen = sightings(dump(value));
  if (seen.empty()) return;
  clean_parts(value);
  const SecretString text = dump(value);
  if (!is_clean(text)) value = record(seen.front(), text.size());
}

bool KnownSecrets::is_private(const std::string& member, const json& value) const {
  if (!is_private_member(member)) return false;
  Sightings seen;
  const SecretString text = SecretString(member) + ":" + dump(value);
  find_key_material(text, index_.private_key(), seen);
  return !seen.empty();
}

void KnownSecrets::clean_parts(json& value) const {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    const Sightings seen = sightings(text);
    if (!seen.empty()) value = record(seen.front(), text.size());
  } else if (value.is_array()) {
    for (json& element : value) clean_parts(element);
    const bool is_flat =
        std::ranges::none_of(value, [](const json& element) { return element.is_structured(); });
    const Sightings seen = is_flat ? sightings(dump(value)) : Sightings();
    if (!seen.empty()) value = record(seen.front(), value.size());
  } else if (value.is_object()) {
    json::object_t made;
    for (auto& [name, part] : value.get_ref<json::object_t&>()) {
      if (is_private(name, part)) {
        part = record({0, 0, &index_.private_key(), ""}, dump(part).size());
      }
      clean_parts(part);
      std::string shown = clean(name);
      while (made.contains(shown)) shown += '+';
      made.emplace(std::move(shown), std::move(part));
    }
    value = std::move(made);
  }
}

}  // namespace cmk::harness
