#include "harness/report/console.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "harness/report/scope.h"
#include "harness/report/text.h"
#include "harness/report/view.h"

namespace cmk::harness {
namespace {

constexpr int kBarWidth = 24;

std::string masthead(const RunHeader& header) {
  const TargetInfo& target = header.target;
  std::string text = fmt::format("{} {}", one_line(target.name), one_line(target.version));
  for (const auto& [name, version] : header.backends) text += " · " + one_line(version);
  if (!target.keySource.empty()) text += " · keys " + one_line(target.keySource);
  text += fmt::format(" · timing {} · seed {}", one_line(header.timing), seed_text(header));
  if (header.shardCount > 1)
    text += fmt::format(" · shard {}/{}", header.shardIndex, header.shardCount);
  return text + "\nsuite: " + suite_text(header.suite) + "\n\n";
}

std::string profile_lines(const View& view) {
  std::string text;
  for (const ProfileView& profile : view.profiles) {
    text += fmt::format("  {:<15} {:<15} {}\n", profile.profile->name, profile.words,
                        counts_text(profile.counts));
  }
  return text + "\n";
}

std::string check_lines(const CheckView& view) {
  const Check& check = *view.check;
  std::string text = fmt::format("    {} {}: {}\n", to_string(check.status),
                                 one_line(check_id(check)), one_line(check.title));
  text += fmt::format("      expected  {}\n      actual    {}\n", one_line(check.expected),
                      one_line(check.actual));
  if (!check.message.empty()) text += fmt::format("      why       {}\n", one_line(check.message));
  if (view.known != nullptr) {
    text += fmt::format("      known     {} ({}), until {}\n", one_line(view.known->reason),
                        one_line(view.known->issue), view.known->expires);
  }
  return text + fmt::format("      repeat    {}\n", one_line(view.repeat));
}

std::string bad_row(const RowView& view) {
  const Requirement& row = *view.row;
  std::string text = fmt::format("  {} {} ({}): {}\n    source: {}\n", view.words, row.id,
                                 to_string(row.level), row.statement, row.source);
  if (!view.reason.empty()) text += fmt::format("    {}\n", one_line(view.reason));
  for (const CheckView& check : view.checks) {
    if (check.check->status != CheckStatus::passed) text += check_lines(check);
  }
  return text + "\n";
}

int terminal_width(std::FILE* out) {
  winsize size{};
  const bool known = ioctl(fileno(out), TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

std::string console_summary(const RunResult& result, const Catalogue& catalogue) {
  const View view = make_view(result, catalogue);
  const RunFooter& footer = result.footer;
  std::string text = masthead(result.header) + profile_lines(view);
  for (const std::string& line : conduct_lines(footer.conduct)) {
    text += fmt::format("  {}\n\n", one_line(line));
  }
  for (const RowView* row : view.bad_rows) text += bad_row(*row);
  for (const std::string& line : footer.drift) text += "  baseline drift: " + one_line(line) + "\n";
  text += fmt::format("{} of {} checks · {} requirements: {}\n", footer.checksEmitted,
                      footer.checksExpected, view.counts.total(), counts_text(view.counts));
  if (!footer.known.empty()) text += fmt::format("{} known failures\n", footer.known.size());
  return text + fmt::format("verdict: {}\n", one_line(verdict_text(footer)));
}

std::string progress_line(int num_done, int num_all, std::string_view label, int width) {
  const int all = std::max(num_all, 1);
  const int done = std::clamp(num_done, 0, all);
  const auto num_marks = static_cast<std::size_t>(kBarWidth * static_cast<long>(done) / all);
  std::string line = fmt::format("[{:<{}}] {}/{} {}", std::string(num_marks, '#'), kBarWidth,
                                 num_done, num_all, one_line(label));
  auto len = static_cast<std::size_t>(std::max(width, 0));
  if (line.size() <= len) return line;
  while (len > 0 && (static_cast<unsigned char>(line[len]) & 0xC0U) == 0x80U) --len;
  return line.substr(0, len);
}

Progress::Progress(std::FILE* out, int num_all)
    : out_(isatty(fileno(out)) == 1 ? out : nullptr), num_all_(num_all) {}

Progress::~Progress() {
  if (out_ != nullptr) fmt::print(out_, "\r\x1b[K");
}

void Progress::show(int num_done, std::string_view label) {
  if (out_ == nullptr) return;
  fmt::print(out_, "\r\x1b[K{}",
             progress_line(num_done, num_all_, label, terminal_width(out_) - 1));
  (void)std::fflush(out_);
}

}  // namespace cmk::harness
