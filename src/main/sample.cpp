#include "main/sample.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/judge.h"
#include "forms/recognize.h"
#include "readers/reader.h"
#include "report/findings/terminal.h"
#include "server/demo.h"
#include "service/sample.h"

namespace hengji {
namespace {

/// The plan whose findings are shown: of the bureau that is still a draft.
constexpr std::string_view shown_department = "science";

Result<std::string> findings(const cli::Call& call, const policy::Packs& packs) {
  auto department =
      std::ranges::find(service::sample_departments(), shown_department, &service::SampleDepartment::id);
  auto example = std::ranges::find(service::sample_files(), department->file, &EmbeddedFile::path);
  if (example == service::sample_files().end()) return std::string();
  cli::ReadFile file;
  file.source.name = example->path;
  file.document = TRY(readers::read({file.source.name, example->text}));
  file.source.format = file.document.format;
  file.reading = forms::recognize(file.document, packs);
  report::FileReport report = TRY(cli::judged(file, packs, call.settings));
  return report::findings_text(report,
                               {call.console.language, call.console.out_in_color, call.console.width});
}

std::string sign_ins(Language language, const std::vector<server::DemoSignIn>& people) {
  constexpr Phrase head{"样例县（虚构）可用的账号，密码都是",
                        "Sign-ins of the sample county (fictional), all with the password"};
  std::string page = fmt::format("{} {}\n", in(language, head), service::sample_password);
  for (const server::DemoSignIn& one : people) {
    auto role = service::role_named(one.role);
    page += fmt::format("  {:<24}{} {}\n", one.account, one.name,
                        role ? in(language, service::title(*role)) : std::string_view());
  }
  return page;
}

}  // namespace

Result<void> load_sample(const cli::Call& call, server::Site& site) {
  auto loaded = service::load_sample(*site.house, store::now());
  if (!loaded) return fail(service::error_of(loaded.error()));
  site.demo = TRY(server::demo_sign_ins(*site.store));
  call.console.print(TRY(findings(call, site.packs)));
  call.console.print("\n" + sign_ins(call.console.language, site.demo) + "\n");
  return {};
}

}  // namespace hengji
