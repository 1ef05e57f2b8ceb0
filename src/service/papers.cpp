#include "service/papers.h"

#include <fmt/format.h>

#include <algorithm>

#include "policy/review.h"
#include "report/papers/papers.h"
#include "service/evidence.h"
#include "service/moving.h"
#include "service/year.h"
#include "writers/writers.h"

namespace hengji::service {
namespace {

enum class From { plan, half_year, scores };

struct Paper {
  std::string_view name;
  From from;
  Phrase title;
  Result<Document> (*make)(const report::Dossier&);
};

Result<Document> opinion(const report::Dossier& dossier) {
  return report::review_opinion(dossier);
}

Result<Document> notice(const report::Dossier& dossier) {
  return report::rectification_notice(dossier);
}

constexpr Paper papers[] = {
    {"review-opinion", From::plan, {"审核意见", "review opinion"}, opinion},
    {"monitoring-table", From::half_year, {"绩效监控表", "monitoring table"}, report::monitoring_table},
    {"monitoring-report", From::half_year, {"绩效监控报告", "monitoring report"}, report::monitoring_report},
    {"self-evaluation-table",
     From::scores,
     {"绩效自评表", "self-evaluation table"},
     report::self_evaluation_table},
    {"self-evaluation-report",
     From::scores,
     {"绩效自评报告", "self-evaluation report"},
     report::self_evaluation_report},
    {"evaluation-report", From::scores, {"绩效评价报告", "evaluation report"}, report::evaluation_report},
    {"rectification-notice", From::scores, {"整改通知", "rectification notice"}, notice},
};

/// Papers of a stage are given out from the stage on.
Answer<void> check_reached(const store::Dossier& dossier, const Paper& paper) {
  State state = state_of(dossier);
  bool is_reached =
      paper.from == From::plan ||
      (paper.from == From::half_year ? state >= State::monitoring : state >= State::self_evaluating);
  if (is_reached) return {};
  return fail(Refusal::not_found(
      {fmt::format("计划现在是“{}”，还没有{}。", title(state).zh, paper.title.zh),
       fmt::format("the plan is {} now; there is no {} yet.", title(state).en, paper.title.en)}));
}

/// What papers are made of, and what that points at.
struct Material {
  Measured all;
  policy::ReviewRules review;
  report::Dossier dossier;
};

Answer<void> take_findings(Desk& desk, const store::Dossier& dossier, Material& material) {
  Judged judged = TRY(judge(desk, dossier, material.all.content));
  report::Dossier& taken = material.dossier;
  taken.findings = std::move(judged.findings);
  taken.rules = judged.coverage.size();
  taken.rules_decided = static_cast<std::size_t>(std::ranges::count_if(judged.coverage, [](const auto& line) {
    return line.outcome == check::Outcome::passed || line.outcome == check::Outcome::found;
  }));
  return {};
}

Answer<Document> written(Desk& desk, const store::Dossier& dossier, const Paper& paper,
                         std::string_view date) {
  const measure::Window window = TRY(window_in(dossier, date, Period::half_year));
  Measured all = TRY(measured(desk, dossier));
  Material material{.all = std::move(all), .review = {}, .dossier = {}};
  const policy::Pack& pack = *material.all.pack;
  material.review = TRY(policy::review_of(desk.house().packs, pack, desk.house().pack_files));
  report::Dossier& taken = material.dossier;
  taken.plan = &material.all.content.plan;
  taken.policy = pack.id;
  taken.policy_name = pack.name.zh;
  taken.review = &material.review;
  TRY_VOID(take_findings(desk, dossier, material));
  if (paper.from != From::plan) taken.facts = material.all.facts.get();
  if (paper.from == From::half_year) {
    taken.so_far = material.all.attainments(window, formula::Lineage::counts_only);
    taken.monitoring = TRY(monitoring_of(desk, material.all, window, taken.so_far));
  }
  if (paper.from == From::scores) {
    taken.full = material.all.attainments({dossier.year, Period::full_year}, formula::Lineage::counts_only);
    taken.sheet = TRY(scores_of(desk, dossier));
  }
  return TRY(paper.make(taken));
}

}  // namespace

Answer<std::optional<Reply::File>> paper_of(Desk& desk, const store::Dossier& dossier, const Request& request,
                                            std::string_view file_name) {
  const std::string_view format = request["format"];
  auto paper = std::ranges::find(papers, request["form"], &Paper::name);
  if (paper == std::end(papers)) return std::optional<Reply::File>();
  const writers::Writer* writer = writers::for_name(fmt::format(".{}", format.empty() ? "docx" : format));
  if (!writer)
    return fail(Refusal::invalid({fmt::format("不能写成“{}”格式。", format),
                                  fmt::format("\"{}\" is no format that can be written.", format)}));
  TRY_VOID(check_reached(dossier, *paper));
  Document document = TRY(written(desk, dossier, *paper, request["date"]));
  Reply::File file;
  file.bytes = TRY(writer->write(document));
  file.type = writer->media_type;
  file.name = fmt::format("{}-{}{}", file_name, paper->title.zh, writer->ending);
  return std::optional(std::move(file));
}

}  // namespace hengji::service
