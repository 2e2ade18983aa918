#pragma once
// What a check found, for people and for programs: as a compiler says it, as JSON, as SARIF 2.1.0, as a page.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ask/check.hpp"
#include "publish/day_text.hpp"

namespace thisday::publish {

/// A draft and what was found in it. Ranges of findings are in `bytes`. Of a library that was checked itself, the path
/// is its file, and there are no bytes.
struct CheckedDraft {
  std::string path;
  std::string bytes;
  std::vector<ask::Finding> findings;
};

/// How many findings have each verdict, by its number.
using VerdictCounts = std::vector<std::size_t>;
VerdictCounts counts(const std::vector<ask::Finding>& findings);

/// "12 dates: 9 agree, 2 disagree, 1 is unknown to the library"; `what` is what was counted.
std::string counts_words(const VerdictCounts& counts, std::string_view what);

/// "differs in precision": as people read it.
std::string verdict_words(ask::Verdict verdict);

/// What a rule looks at, as a sentence.
std::string_view rule_words(ask::Rule rule);

/// Which findings are shown to people.
enum class Shown : std::uint8_t {
  notable,  ///< what disagrees, is impossible, suspicious or explained by style
  all,
};

/// `path:line:column: verdict: message`, the line with a caret under its words, and what sources say. Ends with a
/// newline; empty where nothing is to be shown.
std::string findings_text(const CheckedDraft& draft, Shown shown, const DayTextOptions& options);

/// One line: {"path", "counts", "findings": […]}. Lines and columns count from 1, columns in characters; `begin` and
/// `end` are bytes.
std::string findings_json(const CheckedDraft& draft);

/// One log of one run, for editors and CI (OASIS SARIF 2.1.0). What disagrees or is impossible is an error, what is
/// suspicious a warning, what style or precision explains a note; what agrees or is unknown is left out.
std::string findings_sarif(const std::vector<CheckedDraft>& drafts, std::string_view version);

/// A page: each draft with its dates marked, and beside them what was found.
std::string findings_html(const std::vector<CheckedDraft>& drafts);

}  // namespace thisday::publish
