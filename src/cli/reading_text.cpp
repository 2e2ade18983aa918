// What was read, as text for people.

#include <fmt/format.h>

#include <algorithm>

#include "cli/reading_formats.hpp"
#include "phrase/phrase.hpp"

namespace thisday::cli {
namespace {

std::string shortened(const std::string& text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t end = text.rfind(' ', limit);
  if (end == std::string::npos) {
    end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  }
  return text.substr(0, end) + "…";
}

std::string one_line(std::string words) {
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

std::string meaning_of(const read::Mention& mention) {
  std::string meaning = mention.value.empty() ? "?" : mention.value;
  if (!mention.mod.empty()) meaning.append(" ").append(mention.mod);
  if (mention.date && (mention.type == read::Type::duration || mention.date->edtf().is_interval()))
    meaning += "  " + mention.date->edtf().str();
  return meaning;
}

// What the words say by themselves, if read alone they make the same phrase.
std::string said_by(const Document& document, const read::Mention& mention) {
  const phrase::Grammar* grammar = phrase::Grammar::of(document.text.language);
  const std::string words = words_of(document, mention);
  const auto phrases = grammar->scan(words);
  return phrases.size() == 1 && phrases[0].rule == mention.rule ? phrase::describe(phrases[0]) : std::string();
}

std::string counts(const Document& document) {
  return fmt::format("{}: {} mentions, {} events\n", document.source, document.reading.mentions.size(),
                     document.reading.events.size());
}

}  // namespace

std::string reading_text(const Document& document) {
  std::string out = counts(document);
  if (document.reading.mentions.empty()) return out + "  no expression of time was found\n";
  out += "\nMentions\n";
  for (const read::Mention& mention : document.reading.mentions) {
    std::string meaning = meaning_of(mention);
    if (!mention.from.empty()) meaning += "  (from " + shortened(one_line(mention.from), 40) + ")";
    out += fmt::format("  {:<8} {:<34} {}\n", read::name(mention.type), shortened(words_of(document, mention), 34),
                       meaning);
  }
  const auto events = in_order_of_time(document.reading);
  if (!events.empty()) out += "\nTimeline\n";
  for (const story::Event* event : events)
    out += fmt::format("  {:<22} {}\n", event->date->edtf().str(), event->headline);
  return out;
}

std::string reading_explained(const Document& document) {
  std::string out = counts(document);
  const auto row = [&](std::string_view name, const std::string& words) {
    if (!words.empty()) out += fmt::format("    {:<10} {}\n", name, words);
  };
  for (const read::Mention& mention : document.reading.mentions) {
    const story::ByteRange range = document.text.in_source(mention.range);
    out += fmt::format("\n{}\n", words_of(document, mention));
    row("is", fmt::format("{} {}", read::name(mention.type), meaning_of(mention)));
    row("stands at", fmt::format("bytes {} to {}", range.begin, range.end));
    row("found by", fmt::format("the rule {}", mention.rule));
    row("says", said_by(document, mention));
    row("from", one_line(mention.from));
    row("counted", mention.details().anchor.empty() ? "" : "from " + mention.details().anchor);
    if (mention.date) {
      const SpanWords span = span_words(*mention.date);
      row("means",
          fmt::format("{}, {} to {}", mention.date->edtf().str(), span.earliest.empty() ? "open" : span.earliest,
                      span.latest.empty() ? "open" : span.latest));
      if (mention.date->calendar() != when::Calendar::gregorian)
        row("calendar",
            fmt::format("{}, as written {}", when::name(mention.date->calendar()), mention.date->as_written().str()));
    }
    std::string others;
    for (const std::string& other : mention.details().alternatives) others += (others.empty() ? "" : ", ") + other;
    row("or", others);
  }
  for (const story::Event& event : document.reading.events) {
    out += fmt::format("\n{}\n", event.headline);
    row("when", event.date->edtf().str());
    row("dated by", one_line(event.date->words()));
    for (const story::Evidence& evidence : event.evidence) row("told in", evidence.quote);
    for (const std::string& party : event.parties) row("party", party);
    for (const story::Place& place : event.places) row("place", place.name);
    for (const story::Quantity& quantity : event.quantities)
      row("quantity",
          fmt::format("{} {} {}: {}", story::name(quantity.hedge), quantity.value, quantity.unit, quantity.words));
  }
  return out;
}

std::string reading_timeline(const Document& document) {
  std::string out;
  for (const story::Event* event : in_order_of_time(document.reading))
    out += fmt::format("{}\t{}\n", event->date->edtf().str(), event->headline);
  return out;
}

}  // namespace thisday::cli
