#include "harness/report/write_night.h"

#include "harness/report/night_html.h"
#include "harness/report/night_md.h"
#include "harness/report/night_sarif.h"

namespace cmk::harness {

std::map<std::string, std::string> render_night(const Night& night, const Catalogue& catalogue,
                                                std::string_view version) {
  return {{"report.html", night_html(night, catalogue, version)},
          {"night.sarif", night_sarif(night, catalogue, version)},
          {"summary.md", night_md(night, catalogue)}};
}

std::expected<void, CannotWrite> write_night(const Night& night, const Catalogue& catalogue,
                                             const std::filesystem::path& dir,
                                             std::string_view version) {
  return write_files(dir, render_night(night, catalogue, version));
}

}  // namespace cmk::harness
