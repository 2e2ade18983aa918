#include "serve/reading_json.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace thisday::serve {
namespace {

// Written straight into the line: a tree of values would cost more than the reading.
class Line {
 public:
  Line& key(std::string_view name) {
    if (out_.back() != '{' && out_.back() != '[') out_ += ',';
    out_ += '"';
    out_ += name;
    out_ += "\":";
    return *this;
  }
  void raw(std::string_view json) { out_ += json; }
  void item() {
    if (out_.back() != '[') out_ += ',';
  }
  void number(std::size_t value) { fmt::format_to(std::back_inserter(out_), "{}", value); }
  void number(double value) { fmt::format_to(std::back_inserter(out_), "{}", value); }

  void text(std::string_view words) {
    out_ += '"';
    std::size_t copied = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto c = static_cast<unsigned char>(words[i]);
      if (c >= 0x20 && c != '"' && c != '\\') continue;
      out_ += words.substr(copied, i - copied);
      copied = i + 1;
      if (c == '\n')
        out_ += "\\n";
      else if (c == '"' || c == '\\')
        (out_ += '\\') += words[i];
      else
        fmt::format_to(std::back_inserter(out_), "\\u{:04x}", c);
    }
    out_ += words.substr(copied);
    out_ += '"';
  }

  /// A key with words, left out where there are none.
  void put(std::string_view name, std::string_view words) {
    if (!words.empty()) key(name).text(words);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_ = "{";
};

// JSON is UTF-8; a source need not be.
std::string as_utf8(std::string_view bytes) {
  if (!invalid_utf8(bytes)) return std::string(bytes);
  auto text = to_utf8(bytes, "ISO-8859-1");
  return text.ok() ? *std::move(text) : std::string();
}

void put_date(Line& line, const when::Date& date) {
  line.put("edtf", date.edtf().str());
  const SpanWords span = span_words(date);
  line.put("earliest", span.earliest);
  line.put("latest", span.latest);
}

void put_mention(Line& line, const Document& document, const read::Mention& mention) {
  const story::ByteRange range = document.text.in_source(mention.range);
  line.raw("{");
  line.key("begin").number(range.begin);
  line.key("end").number(range.end);
  line.key("text").text(as_utf8(std::string_view(document.bytes).substr(range.begin, range.size())));
  line.key("type").text(read::name(mention.type));
  line.key("value").text(mention.value);
  if (mention.date) put_date(line, *mention.date);
  line.key("rule").text(mention.rule);
  line.put("from", mention.from);
  line.put("mod", mention.mod);
  if (mention.date && mention.date->calendar() != when::Calendar::gregorian)
    line.put("calendar", when::name(mention.date->calendar()));
  line.put("quant", mention.quant);
  line.put("freq", mention.freq);
  line.put("beginPoint", mention.begin_point);
  line.put("endPoint", mention.end_point);
  line.put("anchor", mention.anchor);
  if (!mention.alternatives.empty()) {
    line.key("alternatives").raw("[");
    for (const std::string& other : mention.alternatives) {
      line.item();
      line.text(other);
    }
    line.raw("]");
  }
  line.raw("}");
}

void put_quantity(Line& line, const story::Quantity& quantity) {
  line.raw("{");
  line.key("value").number(quantity.value);
  line.key("unit").text(quantity.unit);
  line.key("hedge").text(story::name(quantity.hedge));
  line.key("words").text(quantity.words);
  line.raw("}");
}

// Where else the text tells of the event.
void put_retold(Line& line, const Document& document, const story::Event& event) {
  line.key("also").raw("[");
  for (std::size_t i = 1; i < event.evidence.size(); ++i) {
    const story::ByteRange range = document.text.in_source(event.evidence[i].range);
    line.item();
    line.raw("{");
    line.key("edtf").text(event.evidence[i].date->edtf().str());
    line.key("quote").text(event.evidence[i].quote);
    line.key("begin").number(range.begin);
    line.key("end").number(range.end);
    line.raw("}");
  }
  line.raw("]");
}

void put_event(Line& line, const Document& document, const story::Event& event) {
  const story::Evidence& evidence = event.evidence.front();
  const story::ByteRange range = document.text.in_source(evidence.range);
  line.raw("{");
  line.key("id").text(short_hash(document.source + "\n" + evidence.key() + "\n" + event.headline));
  put_date(line, *event.date);
  line.key("headline").text(event.headline);
  line.key("quote").text(evidence.quote);
  line.key("begin").number(range.begin);
  line.key("end").number(range.end);
  line.key("parties").raw("[");
  for (const std::string& party : event.parties) {
    line.item();
    line.text(party);
  }
  line.raw("]");
  line.key("places").raw("[");
  for (const story::Place& place : event.places) {
    line.item();
    line.text(place.name);
  }
  line.raw("]");
  line.key("quantities").raw("[");
  for (const story::Quantity& quantity : event.quantities) {
    line.item();
    put_quantity(line, quantity);
  }
  line.raw("]");
  if (event.evidence.size() > 1) put_retold(line, document, event);
  line.raw("}");
}

}  // namespace

std::string reading_json(const Document& document) {
  Line line;
  line.key("source").text(as_utf8(document.source));
  line.key("language").text(document.text.language);
  line.key("mentions").raw("[");
  for (const read::Mention& mention : document.reading.mentions) {
    line.item();
    put_mention(line, document, mention);
  }
  line.raw("]");
  line.key("events").raw("[");
  for (const story::Event& event : document.reading.events) {
    line.item();
    put_event(line, document, event);
  }
  line.raw("]}");
  return line.take();
}

}  // namespace thisday::serve
