#include "harness/report/run_reader.h"

#include <optional>

#include "harness/report/named_member.h"
#include "harness/suite/json_file.h"
#include "harness/suite/members.h"

namespace cmk::harness {
namespace {

using nlohmann::json;

constexpr int kCountMax = 100'000'000;

// A line of a file, and how faults name it.
struct Line {
  std::string file;
  std::string place;  // "line 3"
  json value;
};

// Every line parsed; each ends in LF, none is empty or over-long.
std::expected<std::vector<Line>, BadInput> parse_lines(std::string_view text,
                                                       const std::string& file) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::string place = "line " + std::to_string(lines.size() + 1);
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      return std::unexpected(BadInput{file, place, "cut off: no line feed at its end"});
    }
    if (end > kRunLineBytesMax) return std::unexpected(BadInput{file, place, "over 16 MiB"});
    auto value = parse_text(text.substr(0, end));
    if (!value) return std::unexpected(BadInput{file, place, value.error()});
    lines.push_back({file, place, *std::move(value)});
    text.remove_prefix(end + 1);
  }
  return lines;
}

void expect_type(Members& m, std::string_view type) {
  const std::string found = m.text("type");
  if (m.ok() && found != type) m.fail("type", "not '" + std::string(type) + "'");
}

template <class Parse>
auto named_map(Members& m, std::string_view name, Parse parse) {
  std::map<std::string, typename decltype(parse(std::string_view()))::value_type> all;
  for (const auto& [key, text] : m.text_map(name)) {
    const auto value = parse(std::string_view(text));
    if (!value) {
      m.fail(name, "unknown '" + text + "'");
      break;
    }
    all[key] = *value;
  }
  return all;
}

std::expected<TargetInfo, BadInput> read_target(const json& object, const Line& line) {
  Members m(object, line.file, line.place + ": target");
  TargetInfo target{.name = m.text("name"),
                    .version = m.text("version"),
                    .language = m.text("language"),
                    .homepage = m.text("homepage"),
                    .keySource = m.text("keySource"),
                    .profiles = m.texts("profiles"),
                    .capabilities = {},
                    .options = {},
                    .batch = m.boolean("batch")};
  for (std::string& name : m.texts("capabilities")) target.capabilities.insert(std::move(name));
  for (const auto& [name, value] : m.object("options").items()) {
    if (!value.is_number_integer()) m.fail("options", "not whole numbers by name");
    if (m.ok()) target.options[name] = value.get<std::int64_t>();
  }
  if (auto fault = m.done()) return std::unexpected(*fault);
  return target;
}

std::optional<BadInput> read_suite(const json& object, const Line& line, SuiteDigests& suite) {
  Members m(object, line.file, line.place + ": suite");
  suite = {.catalogue = m.text("catalogue"),
           .scenarios = m.text("scenarios"),
           .worlds = m.text("worlds"),
           .vectors = m.text("vectors"),
           .schemas = m.text("schemas"),
           .binary = m.text("binary")};
  return m.done();
}

Share read_share(const json& object, const Line& line, const std::string& place,
                 std::optional<BadInput>& fault) {
  Members m(object, line.file, line.place + ": " + place);
  Share share;
  share.all = static_cast<int>(m.integer("all", 0, kCountMax));
  share.taken = static_cast<int>(m.integer("taken", 0, share.all));
  if (auto found = m.done(); found && !fault) fault = found;
  return share;
}

std::map<std::string, Share> read_shares(const json& object, const Line& line,
                                         const std::string& place, std::optional<BadInput>& fault) {
  std::map<std::string, Share> shares;
  for (const auto& [name, share] : object.items()) {
    const bool fits = share.is_object();
    if (!fits && !fault) fault = BadInput{line.file, line.place + ": " + place, "not counts"};
    if (fits) shares[name] = read_share(share, line, place, fault);
  }
  return shares;
}

std::optional<BadInput> read_extent(const json& object, const Line& line, Extent& extent) {
  Members m(object, line.file, line.place + ": extent");
  const json& scenarios = m.object("scenarios");
  const json& profiles = m.object("profiles");
  const json& rows = m.object("requirements");
  if (auto fault = m.done()) return fault;
  std::optional<BadInput> fault;
  extent.scenarios = read_share(scenarios, line, "extent.scenarios", fault);
  extent.profiles = read_shares(profiles, line, "extent.profiles", fault);
  extent.rows = read_shares(rows, line, "extent.requirements", fault);
  return fault;
}

std::optional<BadInput> read_header(const Line& line, RunHeader& header) {
  Members m(line.value, line.file, line.place);
  expect_type(m, "header");
  (void)m.integer("format", 1, 1);
  header.version = m.text("version");
  header.run = m.text("run");
  const json& suite = m.object("suite");
  const json& target_object = m.object("target");
  header.targetCommand = m.text("targetCommand");
  for (const json& backend : m.array("backends")) {
    Members one(backend, line.file, line.place + ": backends");
    header.backends.emplace_back(one.text("name"), one.text("version"));
    if (auto fault = one.done()) return fault;
  }
  header.profiles = m.texts("profiles");
  header.filter = m.text("filter");
  header.timing = m.text("timing");
  header.seed = m.number("seed");
  header.seedFixed = m.boolean("seedFixed");
  header.failFast = m.boolean("failFast");
  header.baseline = m.text("baseline");
  Members shard(m.object("shard"), line.file, line.place + ": shard");
  if (auto fault = m.done()) return fault;
  header.shardCount = static_cast<int>(shard.integer("count", 1, kCountMax));
  header.shardIndex = static_cast<int>(shard.integer("index", 1, header.shardCount));
  if (auto fault = shard.done()) return fault;
  auto target = read_target(target_object, line);
  if (!target) return target.error();
  header.target = *std::move(target);
  return read_suite(suite, line, header.suite);
}

std::optional<BadInput> read_check(const Line& line, Check& check) {
  Members m(line.value, line.file, line.place);
  expect_type(m, "check");
  check.requirement = m.text("requirement");
  check.scenario = m.text("scenario");
  check.caseName = m.text("case");
  check.step = static_cast<int>(m.integer("step", 1, kCountMax));
  check.backend = m.text("backend");
  check.title = m.text("title");
  check.status = named(m, "status", check_status);
  check.expected = m.text("expected");
  check.actual = m.text("actual");
  check.message = m.text("message");
  return m.done();
}

std::optional<BadInput> read_conduct(const json& object, const Line& line, Conduct& conduct) {
  Members m(object, line.file, line.place + ": conduct");
  conduct.restarts = static_cast<int>(m.integer("restarts", 0, kCountMax));
  conduct.firstBreak = m.text("firstBreak");
  conduct.died = m.boolean("died");
  conduct.end = m.text("end");
  return m.done();
}

std::optional<BadInput> read_footer(const Line& line, RunFooter& footer) {
  Members m(line.value, line.file, line.place);
  expect_type(m, "footer");
  footer.verdict = m.text("verdict");
  footer.scope = m.text_or_null("scope");
  footer.profiles = named_map(m, "profiles", profile_verdict);
  footer.requirements = named_map(m, "requirements", requirement_verdict);
  Members checks(m.object("checks"), line.file, line.place + ": checks");
  const json& extent = m.object("extent");
  for (const json& failure : m.array("known")) {
    Members one(failure, line.file, line.place + ": known");
    footer.known.push_back(
        {one.text("check"), one.text("reason"), one.text("issue"), one.text("expires")});
    if (auto fault = one.done()) return fault;
  }
  footer.drift = m.texts("drift");
  footer.body = m.text("body");
  footer.transcript = m.text("transcript");
  footer.digest = m.text("digest");
  const bool has_conduct = line.value.contains("conduct");  // older reports have none
  const json conduct = has_conduct ? m.object("conduct") : json::object();
  if (auto fault = m.done()) return fault;
  if (auto fault = read_extent(extent, line, footer.extent)) return fault;
  if (has_conduct) {
    if (auto fault = read_conduct(conduct, line, footer.conduct)) return fault;
  }
  footer.checksExpected = static_cast<int>(checks.integer("expected", 0, kCountMax));
  footer.checksEmitted = static_cast<int>(checks.integer("emitted", 0, kCountMax));
  return checks.done();
}

}  // namespace

std::expected<RunResult, BadInput> parse_run_jsonl(std::string_view text, const std::string& file) {
  const auto lines = parse_lines(text, file);
  if (!lines) return std::unexpected(lines.error());
  if (lines->size() < 2) return std::unexpected(BadInput{file, "", "no header and footer"});
  RunResult result;
  if (auto fault = read_header(lines->front(), result.header)) return std::unexpected(*fault);
  for (std::size_t i = 1; i + 1 < lines->size(); ++i) {
    if (auto fault = read_check((*lines)[i], result.checks.emplace_back())) {
      return std::unexpected(*fault);
    }
  }
  if (auto fault = read_footer(lines->back(), result.footer)) return std::unexpected(*fault);
  return result;
}

std::expected<RunResult, BadInput> read_run_jsonl(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) return std::unexpected(text.error());
  return parse_run_jsonl(*text, file.string());
}

std::expected<std::vector<Exchange>, BadInput> parse_transcript_jsonl(std::string_view text,
                                                                      const std::string& file) {
  const auto lines = parse_lines(text, file);
  if (!lines) return std::unexpected(lines.error());
  std::vector<Exchange> exchanges;
  for (const Line& line : *lines) {
    Members m(line.value, line.file, line.place);
    exchanges.push_back({.scenario = m.text("scenario"),
                         .caseName = m.text("case"),
                         .backend = m.text("backend"),
                         .step = static_cast<int>(m.integer("step", 0, kCountMax)),
                         .call = m.object("call"),
                         .answer = m.object("answer")});
    if (auto fault = m.done()) return std::unexpected(*fault);
  }
  return exchanges;
}

}  // namespace cmk::harness
