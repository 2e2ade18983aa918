// What was read, as a table for spreadsheets and data frames.

#include <fmt/format.h>

#include "serve/reading_formats.hpp"

namespace thisday::serve {
namespace {

// A field of RFC 4180: in quotation marks where it needs them.
std::string field(const std::string& words) {
  if (words.find_first_of(",\"\r\n") == std::string::npos) return words;
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string row(const std::vector<std::string>& fields) {
  std::string out;
  for (const std::string& words : fields) {
    if (&words != &fields.front()) out += ',';
    out += field(words);
  }
  return out + "\r\n";
}

std::string number(std::size_t value) {
  return fmt::format("{}", value);
}

}  // namespace

std::string csv_header() {
  return row({"source", "kind", "begin", "end", "text", "type", "value", "edtf", "earliest", "latest", "mod", "from",
              "rule", "parties", "places"});
}

std::string reading_csv(const Document& document) {
  std::string out;
  for (const read::Mention& mention : document.reading.mentions) {
    const story::ByteRange range = document.text.in_source(mention.range);
    const SpanWords span = mention.date ? span_words(*mention.date) : SpanWords{};
    out += row({document.source, "mention", number(range.begin), number(range.end), words_of(document, mention),
                std::string(read::name(mention.type)), mention.value, mention.date ? mention.date->edtf().str() : "",
                span.earliest, span.latest, std::string(mention.mod), mention.from, std::string(mention.rule), "", ""});
  }
  for (const story::Event& event : document.reading.events) {
    const story::ByteRange range = document.text.in_source(event.evidence.front().range);
    const SpanWords span = span_words(*event.date);
    std::string parties, places;
    for (const std::string& party : event.parties) parties += (parties.empty() ? "" : "; ") + party;
    for (const story::Place& place : event.places) places += (places.empty() ? "" : "; ") + place.name;
    out += row({document.source, "event", number(range.begin), number(range.end), event.headline, "", "",
                event.date->edtf().str(), span.earliest, span.latest, "", event.date->words(), "", parties, places});
  }
  return out;
}

}  // namespace thisday::serve
