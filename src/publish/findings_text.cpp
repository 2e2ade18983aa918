// As a compiler says it:
//
//   draft.md:3:4: disagrees: the draft says 26 July 1953, but two independent sources say 27 July 1953: … [library]
//     On 26 July 1953 the armistice was signed.
//        ^~~~~~~~~~~~
//     27 July 1953: Armistice ends the fighting in Korea
//       The thisday almanac (CC0-1.0)

#include <fmt/format.h>

#include <algorithm>

#include "publish/columns.hpp"
#include "publish/day_view.hpp"
#include "publish/findings.hpp"
#include "publish/text_place.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

using ask::Verdict;

/// Text that may go to a terminal: control characters are blanks.
std::string plain(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return out;
}

bool notable(const ask::Finding& finding) {
  return finding.verdict == Verdict::disagrees || finding.verdict == Verdict::impossible ||
         finding.verdict == Verdict::suspicious || finding.verdict == Verdict::style_explains;
}

std::string_view colour_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::disagrees:
    case Verdict::impossible:
      return "\x1b[1;31m";
    case Verdict::suspicious:
      return "\x1b[1;35m";
    case Verdict::agrees:
      return "\x1b[32m";
    default:
      return "\x1b[36m";
  }
}

class Page {
 public:
  Page(const CheckedDraft& draft, const DayTextOptions& options)
      : draft_(draft),
        lines_(draft.bytes),
        options_(options),
        width_(std::clamp<std::size_t>(options.width, 40, 100)) {}

  /// What was found in a library has no place in a text; its event has a name.
  void write_event(const ask::Finding& finding) {
    head("", finding);
    for (const ask::Testimony& each : finding.testimony) witness(each);
    if (!finding.testimony.empty())
      block(fmt::format("thisday why {}", finding.testimony.front().event.value), 2, true);
    out_ += '\n';
  }

  void write(const ask::Finding& finding) {
    const TextPlace place = lines_.place(finding.range.begin);
    head(fmt::format("{}:{}:{}: ", plain(draft_.path), place.line, place.column), finding);
    snippet(finding.range);
    if (finding.other.size() > 0) {
      const TextPlace other = lines_.place(finding.other.begin);
      out_ += fmt::format("{}:{}:{}: against this\n", plain(draft_.path), other.line, other.column);
      snippet(finding.other);
    }
    for (const ask::Testimony& each : finding.testimony) witness(each);
  }

  std::string take() { return std::move(out_); }

 private:
  void head(const std::string& place, const ask::Finding& finding) {
    const bool colour = options_.colour == Colour::ansi;
    out_ += fmt::format("{}{}{}{}: {} [{}]\n", place, colour ? colour_of(finding.verdict) : "",
                        verdict_words(finding.verdict), colour ? "\x1b[0m" : "", plain(finding.message),
                        name(finding.rule));
  }

  /// The line with the words, or as much of it as there is room for, and a caret under them.
  void snippet(story::ByteRange range) {
    const TextLines::Line line = lines_.line(range.begin);
    std::size_t from = std::min(range.begin - line.begin, line.text.size());
    std::size_t to = std::min(std::max(range.end - line.begin, from + 1), line.text.size());
    std::string_view before = line.text.substr(0, from), words = line.text.substr(from, to - from);
    std::string_view after = line.text.substr(to);
    const std::size_t room = width_ - std::min(width_ - 20, columns(words) + 6);
    std::string_view head = before, tail = after;
    while (columns(head) > room / 2 && !head.empty()) head.remove_prefix(step(head));
    while (columns(tail) + columns(head) > room && !tail.empty()) tail.remove_suffix(step_back(tail));
    const std::string left = (head.size() < before.size() ? "\u2026" : "") + plain(head);
    const std::string right = plain(tail) + (tail.size() < after.size() ? "\u2026" : "");
    out_ += fmt::format("  {}{}{}\n", left, plain(words), right);
    out_ += fmt::format("  {}^{}\n", std::string(columns(left), ' '),
                        std::string(std::max<std::size_t>(columns(words), 1) - 1, '~'));
  }

  static std::size_t step(std::string_view text) {
    std::size_t at = 1;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    return at;
  }
  static std::size_t step_back(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[text.size() - length]) & 0xC0) == 0x80) ++length;
    return length;
  }

  void witness(const ask::Testimony& told) {
    block(fmt::format("{}: {}", date_words(told.date), told.headline), 2, false);
    const story::Source& source = told.source;
    block(fmt::format("{}{} ({}){}{}", source.title, source.author.empty() ? "" : ", " + source.author,
                      licence_words(source), source.url.empty() ? "" : " ", source.url),
          4, true);
  }

  void block(const std::string& text, std::size_t indent, bool faint) {
    for (const std::string& row : wrapped(text, width_ - indent)) {
      out_ += std::string(indent, ' ');
      out_ += faint && options_.colour == Colour::ansi ? "\x1b[2m" + row + "\x1b[0m" : row;
      out_ += '\n';
    }
  }

  const CheckedDraft& draft_;
  TextLines lines_;
  DayTextOptions options_;
  std::size_t width_;
  std::string out_;
};

}  // namespace

std::string verdict_words(Verdict verdict) {
  std::string words(name(verdict));
  std::replace(words.begin(), words.end(), '-', ' ');
  return words;
}

VerdictCounts counts(const std::vector<ask::Finding>& findings) {
  VerdictCounts all(static_cast<std::size_t>(Verdict::unknown) + 1);
  for (const ask::Finding& finding : findings) ++all[static_cast<std::size_t>(finding.verdict)];
  return all;
}

std::string counts_words(const VerdictCounts& all, std::string_view what) {
  std::vector<std::string> parts;
  std::size_t whole = 0;
  const auto add = [&](Verdict verdict, std::string_view one, std::string_view several) {
    const std::size_t count = all[static_cast<std::size_t>(verdict)];
    whole += count;
    if (count > 0) parts.push_back(fmt::format("{} {}", count, count == 1 ? one : several));
  };
  add(Verdict::disagrees, "disagrees", "disagree");
  add(Verdict::impossible, "is impossible", "are impossible");
  add(Verdict::suspicious, "is suspicious", "are suspicious");
  add(Verdict::style_explains, "is explained by Old and New Style", "are explained by Old and New Style");
  add(Verdict::differs_in_precision, "differs in precision", "differ in precision");
  add(Verdict::agrees, "agrees", "agree");
  add(Verdict::unknown, "is unknown to the library", "are unknown to the library");
  if (whole == 0) return fmt::format("nothing to say of its {}", what);
  if (whole == 1) what.remove_suffix(1);
  return fmt::format("{} {}: {}", whole, what, fmt::join(parts, ", "));
}

std::string findings_text(const CheckedDraft& draft, Shown shown, const DayTextOptions& options) {
  Page page(draft, options);
  for (const ask::Finding& finding : draft.findings)
    if (draft.bytes.empty())
      page.write_event(finding);
    else if (shown == Shown::all || notable(finding))
      page.write(finding);
  return page.take();
}

}  // namespace thisday::publish
