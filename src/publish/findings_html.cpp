#include <fmt/format.h>

#include <algorithm>

#include "publish/day_view.hpp"
#include "publish/findings.hpp"
#include "publish/html.hpp"
#include "publish/text_place.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

using ask::Finding;
using ask::Verdict;

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dates checked</title>
<style>
:root { color-scheme: light dark; --bad: #b3261e; --odd: #8a5a00; --fine: #2e6b34; --note: #33628f; --line: #8886; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --odd: #ffca6b; --fine: #8fd694; --note: #9cc7f0; } }
body { font: 1.05rem/1.6 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; font-family: ui-monospace, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; border-left: 3px solid var(--line); padding-left: 1rem; }
mark { background: none; color: inherit; border-bottom: 3px solid; border-radius: 0; }
mark a { color: inherit; text-decoration: none; } mark sup { font: .7em system-ui, sans-serif; }
.bad { color: var(--bad); } .odd { color: var(--odd); } .fine { color: var(--fine); } .note { color: var(--note); }
.unknown { color: inherit; border-bottom-style: dotted; border-bottom-width: 2px; }
ol.findings { padding-left: 1.5rem; } ol.findings > li { margin: 0 0 1.1rem; } ol.findings li:target { outline: 2px solid; }
.verdict { font: 600 .8rem/1 system-ui, sans-serif; letter-spacing: .02em; }
ul { font: .88rem/1.45 system-ui, sans-serif; padding-left: 1.1rem; margin: .2rem 0; }
.sources { opacity: .85; }
</style>
</head>
<body>
<h1>Dates checked</h1>
)";

std::string_view class_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::disagrees:
    case Verdict::impossible:
      return "bad";
    case Verdict::suspicious:
      return "odd";
    case Verdict::agrees:
      return "fine";
    case Verdict::style_explains:
    case Verdict::differs_in_precision:
      return "note";
    case Verdict::unknown:
      return "unknown";
  }
  return "unknown";
}

std::string credit(const story::Source& source) {
  const std::string title = escape(source.title);
  return fmt::format("{}{} ({})",
                     web_link(source.url) ? fmt::format("<a href=\"{}\">{}</a>", escape(source.url), title) : title,
                     source.author.empty() ? "" : ", " + escape(source.author), escape(licence_words(source)));
}

class Page {
 public:
  Page(const CheckedDraft& draft, std::size_t number) : draft_(draft), lines_(draft.bytes), number_(number) {}

  std::string write() {
    out_ = fmt::format("<article>\n<h2>{}</h2>\n<p>{}</p>\n", escape(draft_.path),
                       escape(counts_words(counts(draft_.findings), draft_.bytes.empty() ? "findings" : "dates")));
    if (!draft_.bytes.empty()) text();
    out_ += "<ol class=\"findings\">\n";
    for (std::size_t i = 0; i < draft_.findings.size(); ++i)
      if (draft_.findings[i].verdict != Verdict::unknown) finding(i);
    return out_ + "</ol>\n</article>\n";
  }

 private:
  [[nodiscard]] std::string id(std::string_view what, std::size_t i) const {
    return fmt::format("{}{}-{}", what, number_, i + 1);
  }

  /// The draft with the words of each finding marked; where several findings share words, the first of them.
  void text() {
    out_ += "<pre>";
    std::size_t done = 0;
    for (std::size_t i = 0; i < draft_.findings.size(); ++i) {
      const Finding& finding = draft_.findings[i];
      const std::size_t end = std::min(finding.range.end, draft_.bytes.size());
      if (finding.range.begin < done || finding.range.begin >= end) continue;
      out_ += escape(std::string_view(draft_.bytes).substr(done, finding.range.begin - done));
      const std::string words =
          escape(std::string_view(draft_.bytes).substr(finding.range.begin, end - finding.range.begin));
      done = end;
      if (finding.verdict == Verdict::unknown) {
        out_ += fmt::format("<mark class=\"unknown\" title=\"{}\">{}</mark>", escape(finding.message), words);
        continue;
      }
      out_ += fmt::format("<mark class=\"{}\" id=\"{}\"><a href=\"#{}\">{}<sup>{}</sup></a></mark>",
                          class_of(finding.verdict), id("m", i), id("f", i), words, i + 1);
    }
    out_ += escape(std::string_view(draft_.bytes).substr(done)) + "</pre>\n";
  }

  void finding(std::size_t i) {
    const Finding& finding = draft_.findings[i];
    const TextPlace place = lines_.place(finding.range.begin);
    out_ += fmt::format("<li id=\"{}\" value=\"{}\"><span class=\"verdict {}\">{}</span>", id("f", i), i + 1,
                        class_of(finding.verdict), escape(verdict_words(finding.verdict)));
    if (!draft_.bytes.empty()) out_ += fmt::format(" <a href=\"#{}\">line {}</a>", id("m", i), place.line);
    out_ += fmt::format(": {}.", escape(finding.message));
    if (!finding.testimony.empty()) {
      out_ += "\n<ul>\n";
      for (const ask::Testimony& told : finding.testimony)
        out_ += fmt::format("<li><b>{}</b>: {} <span class=\"sources\">{}</span></li>\n", escape(date_words(told.date)),
                            escape(told.headline), credit(told.source));
      out_ += "</ul>";
    }
    out_ += "</li>\n";
  }

  const CheckedDraft& draft_;
  TextLines lines_;
  std::size_t number_;
  std::string out_;
};

}  // namespace

std::string findings_html(const std::vector<CheckedDraft>& drafts) {
  std::string page(kHead);
  std::size_t number = 0;
  for (const CheckedDraft& draft : drafts) page += Page(draft, ++number).write();
  return page + "</body>\n</html>\n";
}

}  // namespace thisday::publish
