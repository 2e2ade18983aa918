#include "ask/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "ask/claims.hpp"
#include "ask/date_words.hpp"
#include "ask/self_check.hpp"
#include "ask/witnesses.hpp"

namespace thisday::ask {

std::string_view name(Verdict verdict) {
  constexpr std::array<std::string_view, 7> kNames = {
      "agrees", "differs-in-precision", "style-explains", "disagrees", "impossible", "suspicious", "unknown"};
  return kNames[static_cast<std::size_t>(verdict)];
}

std::string_view name(Rule rule) {
  constexpr std::array<std::string_view, 12> kNames = {"library", "calendar",  "weekday",  "age",
                                                       "order",   "length",    "distance", "title",
                                                       "retold",  "round-day", "new-year", "doubled"};
  return kNames[static_cast<std::size_t>(rule)];
}

namespace {

/// A day that lists are fond of where nobody knows it, and too few who have it.
std::optional<Finding> round_day(const Claim& claim, const Finding& told) {
  const auto only = when::only_day(claim.date.span());
  if (!only || !claim.inferred.empty()) return std::nullopt;
  const when::CivilDay day = when::civil_day(claim.date.calendar(), *only);
  constexpr std::int64_t kGuessed = 1583;
  if (day.year >= kGuessed || (day.day != 1 && day.day != 15)) return std::nullopt;
  if (told.works > 1 || (told.verdict != Verdict::agrees && told.verdict != Verdict::unknown)) return std::nullopt;
  Finding finding = told;
  finding.verdict = Verdict::suspicious;
  finding.rule = Rule::round_day;
  finding.message = fmt::format(
      "{}, and {}: where nobody knew the day, chronicles before 1583 often wrote the 1st or the 15th",
      date_words(claim.date), told.works == 0 ? "the library has no source for it" : "only one source for it");
  return finding;
}

/// What a draft has right is not told wrong by what it tells besides: where one claim has the date of an event, another
/// that is no more like that event is of something else, "the next day the king was led to Paris".
void spare_told(std::vector<Witnesses::Heard>& heard) {
  std::map<story::EventId, double> right;                             // and how like it the likest claim is
  std::set<std::pair<story::EventId, story::ByteRange>> in_sentence;  // that has it right
  for (const auto& [finding, likeness] : heard) {
    if (finding.verdict != Verdict::agrees) continue;
    const story::EventId& event = finding.testimony.front().event;
    double& most = right[event];
    most = std::max(most, likeness);
    in_sentence.emplace(event, finding.sentence);
  }
  for (auto& [finding, likeness] : heard) {
    if (finding.verdict != Verdict::disagrees && finding.verdict != Verdict::suspicious) continue;
    const auto told = right.find(finding.testimony.front().event);
    constexpr double kMore = 1.2;
    if (told == right.end()) continue;
    if (likeness > kMore * told->second && !in_sentence.contains({told->first, finding.sentence})) continue;
    finding.verdict = Verdict::unknown;
    finding.message = "the library has nothing of it";
    finding.testimony.clear();
    finding.works = 0;
  }
}

}  // namespace

Result<std::vector<Finding>> Checker::check(const story::Text& text, const CheckOptions& options) const {
  auto draft = draft_of(text, options.reading);
  if (!draft) return draft.error();
  std::vector<Finding> findings;
  if (library_) {
    Witnesses witnesses(*library_, options.without, CheckWords::of(text.language));
    std::vector<Witnesses::Heard> heard;
    heard.reserve(draft->claims.size());
    for (const Claim& claim : draft->claims) {
      auto one = witnesses.hear(claim);
      if (!one) return one.error();
      heard.push_back(*std::move(one));
    }
    spare_told(heard);
    for (std::size_t i = 0; i < heard.size(); ++i) {
      auto note = round_day(draft->claims[i], heard[i].finding);
      findings.push_back(std::move(heard[i].finding));
      if (note) findings.push_back(*std::move(note));
    }
  }
  check_days(*draft, findings);
  check_lengths(*draft, options.reading.document_date, findings);
  check_lives(*draft, findings);
  check_title(*draft, options.entry_date, findings);
  check_retold(*draft, findings);
  check_courses(*draft, findings);
  for (Finding& finding : findings) {
    finding.range = text.in_source(finding.range);
    finding.sentence = text.in_source(finding.sentence);
    if (finding.other.size() > 0) finding.other = text.in_source(finding.other);
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.range < b.range; });
  return findings;
}

}  // namespace thisday::ask
