#include "serve/reading_json.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstring>

#include "base/hash.hpp"
#include "base/utf8.hpp"

namespace thisday::serve {
namespace {

// Written straight into the line: a tree of values would cost more than the reading.
// What is written goes through a block that stays near the processor: a string that grows is touched only once so.
class Line {
 public:
  /// `size` is about how long it will be.
  explicit Line(std::size_t size) { out_.reserve(size); }

  /// Punctuation, keys and words that need no escaping, as they stand. Keys are of lengths that the compiler knows: in
  /// line, they are a few stores each.
  [[gnu::always_inline]] Line& raw(std::string_view json) {
    if (json.size() > kBlock - size_) return long_raw(json);
    std::memcpy(block_.data() + size_, json.data(), json.size());
    size_ += json.size();
    return *this;
  }
  /// The next of an array.
  void item() {
    if ((size_ > 0 ? block_[size_ - 1] : out_.back()) != '[') raw(",");
  }
  Line& number(std::size_t value) {
    char* const at = room(kMostDigits);
    size_ += static_cast<std::size_t>(std::to_chars(at, at + kMostDigits, value).ptr - at);
    return *this;
  }
  void number(double value) { raw(fmt::format("{}", value)); }

  Line& text(std::string_view words) {
    raw("\"");
    std::size_t copied = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto c = static_cast<unsigned char>(words[i]);
      if (c >= 0x20 && c != '"' && c != '\\') continue;
      raw(words.substr(copied, i - copied));
      copied = i + 1;
      raw(c == '\n' ? "\\n" : c == '"' ? "\\\"" : c == '\\' ? "\\\\" : fmt::format("\\u{:04x}", c));
    }
    return raw(words.substr(copied)).raw("\"");
  }

  /// A key, with the comma before it, and words; left out where there are none.
  void put(std::string_view key, std::string_view words) {
    if (!words.empty()) raw(key).text(words);
  }

  void edtf(const when::Edtf& edtf) {
    edtf_.clear();
    edtf.append_to(edtf_);
    raw("\"").raw(edtf_).raw("\"");
  }

  /// A day as EDTF has it; the key is left out for a day beyond years of four digits.
  void day(std::string_view key, const when::CivilDay& day) {
    if (day.year < -9999 || day.year > 9999) return;
    raw(key).raw(day.year < 0 ? "\"-" : "\"");
    const auto year = static_cast<unsigned>(day.year < 0 ? -day.year : day.year);
    char* at = room(10);
    at = two_digits(at, year / 100);
    at = two_digits(at, year % 100);
    *at++ = '-';
    at = two_digits(at, static_cast<unsigned>(day.month));
    *at++ = '-';
    two_digits(at, static_cast<unsigned>(day.day));
    size_ += 10;
    raw("\"");
  }

  std::string take() {
    flush();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kBlock = 8192;
  static constexpr std::size_t kMostDigits = 20;

  // Where the next few bytes go.
  char* room(std::size_t bytes) {
    if (bytes > kBlock - size_) flush();
    return block_.data() + size_;
  }
  [[gnu::noinline]] Line& long_raw(std::string_view json) {
    flush();
    if (json.size() > kBlock) {
      out_.append(json);
    } else {
      std::memcpy(block_.data(), json.data(), json.size());
      size_ = json.size();
    }
    return *this;
  }
  void flush() {
    out_.append(block_.data(), size_);
    size_ = 0;
  }
  static char* two_digits(char* at, unsigned value) {
    *at++ = static_cast<char>('0' + value / 10);
    *at++ = static_cast<char>('0' + value % 10);
    return at;
  }

  std::string out_;
  std::array<char, kBlock> block_;  // NOLINT: what is not written is not read
  std::size_t size_ = 0;            ///< of what stands in the block
  std::string edtf_;
};

// JSON is UTF-8; a source need not be.
void put_source(Line& line, std::string_view bytes) {
  if (!invalid_utf8(bytes)) {
    line.text(bytes);
    return;
  }
  const auto text = to_utf8(bytes, "ISO-8859-1");
  line.text(text.ok() ? *text : std::string());
}

// The first and the last day of a day, month or year of our calendar, which nearly all dates are: no arithmetic is
// needed.
std::optional<std::pair<when::CivilDay, when::CivilDay>> plain_days(const when::Edtf& edtf) {
  if (edtf.shape() != when::Edtf::Shape::date || edtf.calendar() != when::Calendar::gregorian) return std::nullopt;
  const when::EdtfDate& date = *edtf.start();
  if (date.masked() || date.month > 12 || date.significant != 0) return std::nullopt;
  if (date.last == when::Part::year)
    return std::pair{when::CivilDay{date.year, 1, 1}, when::CivilDay{date.year, 12, 31}};
  const int month = date.month;
  if (date.last == when::Part::day)
    return std::pair{when::CivilDay{date.year, month, date.day}, when::CivilDay{date.year, month, date.day}};
  return std::pair{when::CivilDay{date.year, month, 1},
                   when::CivilDay{date.year, month, when::days_in_month(when::Calendar::gregorian, date.year, month)}};
}

void put_date(Line& line, const when::Date& date) {
  line.raw(",\"edtf\":");
  if (date.calendar() == when::Calendar::gregorian)
    line.edtf(date.as_written());
  else
    line.edtf(date.edtf());
  const auto put_span = [&](const std::optional<when::CivilDay>& earliest,
                            const std::optional<when::CivilDay>& latest) {
    if (earliest) line.day(",\"earliest\":", *earliest);
    if (latest) line.day(",\"latest\":", *latest);
  };
  if (const auto days = plain_days(date.as_written())) return put_span(days->first, days->second);
  const auto span = date.span();
  if (!span) return;
  const auto civil = [](const std::optional<when::DayNumber>& number) {
    return number ? std::optional(when::civil_day(when::Calendar::gregorian, *number)) : std::nullopt;
  };
  put_span(civil(span->earliest), civil(span->latest));
}

void put_mention(Line& line, const Document& document, const read::Mention& mention) {
  const story::ByteRange range = document.text.in_source(mention.range);
  line.raw("{\"begin\":").number(range.begin);
  line.raw(",\"end\":").number(range.end);
  line.raw(",\"text\":");
  // A text without a map is its source, and UTF-8.
  const std::string_view words = std::string_view(document.bytes).substr(range.begin, range.size());
  if (document.text.map.empty())
    line.text(words);
  else
    put_source(line, words);
  line.raw(",\"type\":\"").raw(read::name(mention.type));
  line.raw("\",\"value\":\"").raw(mention.value).raw("\"");
  if (mention.date) put_date(line, *mention.date);
  line.raw(",\"rule\":\"").raw(mention.rule).raw("\"");
  line.put(",\"from\":", mention.from);
  line.put(",\"mod\":", mention.mod);
  if (mention.date && mention.date->calendar() != when::Calendar::gregorian)
    line.put(",\"calendar\":", when::name(mention.date->calendar()));
  const read::Details& details = mention.details();
  line.put(",\"quant\":", details.quant);
  line.put(",\"freq\":", details.freq);
  line.put(",\"beginPoint\":", details.begin_point);
  line.put(",\"endPoint\":", details.end_point);
  line.put(",\"anchor\":", details.anchor);
  if (!details.alternatives.empty()) {
    line.raw(",\"alternatives\":[");
    for (const std::string& other : details.alternatives) {
      line.item();
      line.text(other);
    }
    line.raw("]");
  }
  line.raw("}");
}

void put_quantity(Line& line, const story::Quantity& quantity) {
  line.raw("{\"value\":").number(quantity.value);
  line.raw(",\"unit\":").text(quantity.unit);
  line.raw(",\"hedge\":").text(story::name(quantity.hedge));
  line.raw(",\"words\":").text(quantity.words);
  line.raw("}");
}

// Where else the text tells of the event.
void put_retold(Line& line, const Document& document, const story::Event& event) {
  line.raw(",\"also\":[");
  for (std::size_t i = 1; i < event.evidence.size(); ++i) {
    const story::ByteRange range = document.text.in_source(event.evidence[i].range);
    line.item();
    line.raw("{\"edtf\":").edtf(event.evidence[i].date->edtf());
    line.raw(",\"quote\":").text(event.evidence[i].quote);
    line.raw(",\"begin\":").number(range.begin);
    line.raw(",\"end\":").number(range.end);
    line.raw("}");
  }
  line.raw("]");
}

void put_event(Line& line, const Document& document, const story::Event& event) {
  const story::Evidence& evidence = event.evidence.front();
  const story::ByteRange range = document.text.in_source(evidence.range);
  line.raw("{\"id\":").text(short_hash(document.source + "\n" + evidence.key() + "\n" + event.headline));
  put_date(line, *event.date);
  line.raw(",\"headline\":").text(event.headline);
  line.raw(",\"quote\":").text(evidence.quote);
  line.raw(",\"begin\":").number(range.begin);
  line.raw(",\"end\":").number(range.end);
  line.raw(",\"parties\":[");
  for (const std::string& party : event.parties) {
    line.item();
    line.text(party);
  }
  line.raw("]");
  line.raw(",\"places\":[");
  for (const story::Place& place : event.places) {
    line.item();
    line.text(place.name);
  }
  line.raw("]");
  line.raw(",\"quantities\":[");
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
  // More than a mention takes, mostly: a line that moves as it grows costs more than memory that is not used.
  constexpr std::size_t kMention = 256, kEvent = 640;
  Line line(256 + kMention * document.reading.mentions.size() + kEvent * document.reading.events.size());
  line.raw("{\"source\":");
  put_source(line, document.source);
  line.raw(",\"language\":").text(document.text.language);
  line.raw(",\"mentions\":[");
  for (const read::Mention& mention : document.reading.mentions) {
    line.item();
    put_mention(line, document, mention);
  }
  line.raw("]");
  line.raw(",\"events\":[");
  for (const story::Event& event : document.reading.events) {
    line.item();
    put_event(line, document, event);
  }
  line.raw("]}");
  return line.take();
}

}  // namespace thisday::serve
