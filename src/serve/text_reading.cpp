#include "serve/text_reading.hpp"

#include <algorithm>

#include "ask/check.hpp"
#include "gather/markdown_text.hpp"
#include "publish/day_view.hpp"
#include "publish/paths.hpp"
#include "publish/words.hpp"

namespace thisday::serve {
namespace {

publish::MarkedDate marked(const read::Mention& mention, story::ByteRange range) {
  return {range, mention.date, mention.value, mention.from, std::string(mention.rule)};
}

// What a range of the text is in the source; nothing where markup stands within it.
std::optional<story::ByteRange> whole_in_source(const story::Text& text, story::ByteRange range) {
  const story::ByteRange source = text.in_source(range);
  if (source.size() != range.size()) return std::nullopt;
  return source;
}

// The mention that an event's evidence tells of: the first that stands in it.
std::size_t mention_in(const std::vector<publish::MarkedDate>& dates, const story::Event& event) {
  if (event.evidence.empty()) return 0;
  const story::ByteRange range = event.evidence.front().range;
  const auto found = std::find_if(dates.begin(), dates.end(), [&](const auto& date) {
    return range.begin <= date.range.begin && date.range.end <= range.end && event.date && date.date == event.date;
  });
  return found == dates.end() ? 0 : static_cast<std::size_t>(found - dates.begin()) + 1;
}

std::string_view verdict_name(ask::Verdict verdict) {
  switch (verdict) {
    case ask::Verdict::agrees:
      return "agrees";
    case ask::Verdict::differs_in_precision:
      return "precision";
    case ask::Verdict::style_explains:
      return "style";
    case ask::Verdict::disagrees:
      return "disagrees";
    case ask::Verdict::impossible:
      return "impossible";
    case ask::Verdict::suspicious:
      return "suspicious";
    case ask::Verdict::unknown:
      break;
  }
  return "unknown";
}

publish::MarginNote::Source margin_source(const ask::Testimony& testimony, const publish::Messages& in) {
  return {publish::event_path(testimony.event), testimony.source.title, publish::licence_words(testimony.source, in),
          publish::date_words(testimony.date, in), testimony.quote};
}

// What the library does not know is not worth a note beside every date.
std::vector<publish::MarginNote> margin_notes(const std::vector<ask::Finding>& findings,
                                              const std::vector<publish::MarkedDate>& dates,
                                              const publish::Messages& in) {
  constexpr std::size_t kMostSources = 3;
  std::vector<publish::MarginNote> notes;
  for (const ask::Finding& finding : findings) {
    if (finding.verdict == ask::Verdict::unknown) continue;
    publish::MarginNote note{std::string(verdict_name(finding.verdict)), finding.message, 0, {}};
    const auto date =
        std::find_if(dates.begin(), dates.end(), [&](const auto& d) { return d.range.overlaps(finding.range); });
    if (date != dates.end()) note.mention = static_cast<std::size_t>(date - dates.begin()) + 1;
    for (const ask::Testimony& testimony : finding.testimony)
      if (note.sources.size() < kMostSources) note.sources.push_back(margin_source(testimony, in));
    notes.push_back(std::move(note));
  }
  return notes;
}

}  // namespace

std::vector<publish::MarkedDate> marked_dates(const story::Text& text, const read::Options& options) {
  std::vector<publish::MarkedDate> dates;
  const auto reading = read::read(text, options);
  if (!reading.ok()) return dates;
  for (const read::Mention& mention : reading->mentions)
    if (const auto range = whole_in_source(text, mention.range); mention.date && range)
      dates.push_back(marked(mention, *range));
  return dates;
}

std::vector<publish::MarkedDate> article_dates(std::string_view markdown, std::string_view language) {
  if (markdown.size() > publish::kLongestText) return {};
  story::Text text = gather::markdown_text(markdown, 0);
  text.language = language.empty() ? "en" : std::string(language.substr(0, language.find('-')));
  read::Options options;
  options.events = false;
  return marked_dates(text, options);
}

Result<publish::ReadText> read_text(const ask::Library& library, std::string content, std::string written,
                                    const publish::Messages& in) {
  if (content.size() > publish::kLongestText) return Error{Code::range, "too long"};
  read::Options options;
  if (!written.empty()) {
    const auto day = when::Edtf::parse(written);
    if (!day.ok() || day->precision() != when::Precision::day || !day->span() || !day->span()->earliest)
      return Error{Code::syntax, written};
    options.document_date = when::gregorian::civil_day(*day->span()->earliest);
    options.domain = read::Domain::news;
  }
  story::Text text;
  text.content = std::move(content);
  auto reading = read::read(text, options);
  if (!reading.ok()) return reading.error();
  const auto findings = ask::Checker(library).check(text, {.reading = options});
  if (!findings.ok()) return findings.error();
  publish::ReadText read;
  for (const read::Mention& mention : reading->mentions)
    if (mention.date) read.dates.push_back(marked(mention, mention.range));
  for (story::Event& event : reading->events) {
    const std::size_t number = mention_in(read.dates, event);
    read.events.push_back({std::move(event.headline), std::move(event.date), number});
  }
  read.notes = margin_notes(*findings, read.dates, in);
  read.text = std::move(text.content);
  read.written = std::move(written);
  return read;
}

}  // namespace thisday::serve
