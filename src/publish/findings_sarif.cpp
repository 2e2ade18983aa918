// Static Analysis Results Interchange Format, version 2.1.0 (OASIS, 27 March 2020): what editors and CI read.

#include <algorithm>
#include <array>

#include "publish/event_json.hpp"
#include "publish/findings.hpp"
#include "publish/text_place.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

using ask::Rule;
using ask::Verdict;

constexpr std::array<Rule, 12> kRules = {Rule::library, Rule::calendar,  Rule::weekday,  Rule::age,
                                         Rule::order,   Rule::length,    Rule::distance, Rule::title,
                                         Rule::retold,  Rule::round_day, Rule::new_year, Rule::doubled};

/// Empty for what is no result.
std::string_view level_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::disagrees:
    case Verdict::impossible:
      return "error";
    case Verdict::suspicious:
      return "warning";
    case Verdict::style_explains:
    case Verdict::differs_in_precision:
      return "note";
    case Verdict::agrees:
    case Verdict::unknown:
      return {};
  }
  return {};
}

/// A path as a URI reference (RFC 3986).
std::string uri_of(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || std::string_view("-._~/").find(c) != std::string_view::npos) {
      uri += c;
    } else {
      uri += '%';
      uri += kHex[byte >> 4];
      uri += kHex[byte & 15];
    }
  }
  return uri;
}

Json location(const CheckedDraft& draft, const TextLines& lines, story::ByteRange range) {
  if (draft.bytes.empty()) return {{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(draft.path)}}}}}};
  const TextPlace from = lines.place(range.begin);
  const TextPlace to = lines.place(range.end);
  Json region{{"startLine", from.line},
              {"startColumn", from.column},
              {"endLine", to.line},
              {"endColumn", to.column},
              {"byteOffset", range.begin},
              {"byteLength", range.size()},
              {"snippet", {{"text", draft.bytes.substr(range.begin, range.size())}}}};
  return {{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(draft.path)}}}, {"region", std::move(region)}}}};
}

Json result(const ask::Finding& finding, const CheckedDraft& draft, const TextLines& lines) {
  std::string message = verdict_words(finding.verdict) + ": " + finding.message + ".";
  for (const ask::Testimony& told : finding.testimony)
    message += "\n" + date_words(told.date) + ": " + told.headline + " (" + told.source.title +
               (told.source.url.empty() ? "" : ", " + told.source.url) + ")";
  Json json{{"ruleId", name(finding.rule)},
            {"ruleIndex", std::find(kRules.begin(), kRules.end(), finding.rule) - kRules.begin()},
            {"level", level_of(finding.verdict)},
            {"message", {{"text", message}}},
            {"locations", Json::array({location(draft, lines, finding.range)})}};
  if (finding.other.size() > 0) {
    Json other = location(draft, lines, finding.other);
    other["message"] = {{"text", "against this"}};
    json["relatedLocations"] = Json::array({std::move(other)});
  }
  json["properties"] = {{"verdict", name(finding.verdict)}, {"independentSources", finding.works}};
  return json;
}

}  // namespace

std::string_view rule_words(Rule rule) {
  switch (rule) {
    case Rule::library:
      return "The date of an event is held against what sources have";
    case Rule::calendar:
      return "The day must be one that the calendar has";
    case Rule::weekday:
      return "The weekday must be that of the day";
    case Rule::age:
      return "An age must fit the births and deaths that are given";
    case Rule::order:
      return "What ends must not end before it begins";
    case Rule::length:
      return "A length of time must fit the dates beside it";
    case Rule::distance:
      return "Years ago are counted from the day of the draft";
    case Rule::title:
      return "The day of the title must be that of the first paragraph";
    case Rule::retold:
      return "One event must not have two dates";
    case Rule::round_day:
      return "The 1st and the 15th of a month before 1583 are often made up";
    case Rule::new_year:
      return "Lists give 1 January to what is known to the year only";
    case Rule::doubled:
      return "The library must not have one event twice";
  }
  return {};
}

std::string findings_sarif(const std::vector<CheckedDraft>& drafts, std::string_view version) {
  Json rules = Json::array();
  for (const Rule rule : kRules)
    rules.push_back({{"id", name(rule)}, {"shortDescription", {{"text", std::string(rule_words(rule)) + "."}}}});
  Json results = Json::array();
  for (const CheckedDraft& draft : drafts) {
    const TextLines lines(draft.bytes);
    for (const ask::Finding& finding : draft.findings)
      if (!level_of(finding.verdict).empty()) results.push_back(result(finding, draft, lines));
  }
  Json driver{{"name", "thisday"}, {"version", version}, {"rules", std::move(rules)}};
  Json run{
      {"tool", {{"driver", std::move(driver)}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
  return dump(
      {{"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"},
       {"version", "2.1.0"},
       {"runs", Json::array({std::move(run)})}});
}

}  // namespace thisday::publish
