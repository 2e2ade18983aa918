#include "ask/check.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ask/claims.hpp"
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

Result<std::vector<Finding>> Checker::check(const story::Text& text, const CheckOptions& options) const {
  auto draft = draft_of(text, options.reading);
  if (!draft) return draft.error();
  std::vector<Finding> findings;
  if (library_) {
    Witnesses witnesses(*library_, options.without);
    for (const Claim& claim : draft->claims) {
      auto finding = witnesses.hear(claim);
      if (!finding) return finding.error();
      findings.push_back(*std::move(finding));
    }
  }
  for (Finding& finding : findings) {
    finding.range = text.in_source(finding.range);
    finding.sentence = text.in_source(finding.sentence);
    finding.other = text.in_source(finding.other);
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.range < b.range; });
  return findings;
}

}  // namespace thisday::ask
