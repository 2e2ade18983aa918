#include "read/subject.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "read/calendar_phrase.hpp"
#include "read/timex.hpp"
#include "read/words.hpp"

namespace thisday::read {
namespace {

using phrase::Field;
using phrase::Unit;

std::int64_t months(const Edge& edge) {
  return edge.year * 12 + edge.month - 1;
}

std::string month_text(std::int64_t all) {
  const std::int64_t year = all >= 0 ? all / 12 : -((-all + 11) / 12);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%s%04lld-%02d", year < 0 ? "-" : "", static_cast<long long>(std::abs(year)),
                static_cast<int>(all - year * 12 + 1));
  return buffer;
}

std::optional<Edge> edge_of(const when::Edtf& edtf, bool end, const std::string& words);

std::optional<Edge> edge_of(const Period& period, bool end) {
  const std::size_t slash = period.bounds.find('/');
  const std::string_view part = slash == std::string_view::npos ? period.bounds
                                : end                           ? period.bounds.substr(slash + 1)
                                                                : period.bounds.substr(0, slash);
  const auto edtf = when::Edtf::parse(part);
  return edtf ? edge_of(*edtf, end, std::string(period.id)) : std::nullopt;
}

std::optional<Edge> edge_of(const when::Edtf& edtf, bool end, const std::string& words) {
  const auto span = edtf.span();
  if (!span) return std::nullopt;
  const auto day = end ? span->latest : span->earliest;
  if (!day) return std::nullopt;
  const when::CivilDay civil = when::civil_day(edtf.calendar(), *day);
  Edge edge{civil.year, civil.month, std::nullopt, words};
  // The end of a month or a year is no day that was told.
  if (!edtf.is_interval() && edtf.precision() == when::Precision::day) edge.day = *day;
  return edge;
}

// A text is the story of a war or a revolution; a day, a reign or an age is only the time of what it tells.
bool makes_story(const Period& period) {
  return period.kind == "war" || period.kind == "revolution";
}

// The war that the text names most often; of equals, the one that it names first.
const Period* named_most(std::string_view text) {
  const Periods& periods = Periods::english();
  std::map<const Period*, int> counts;
  const Period* most = nullptr;
  std::vector<const Period*> told;  // in the order of the text
  CapitalWords capitals(text);
  for (std::size_t at = capitals.next(); at < text.size(); at = capitals.next())
    if (const auto named = periods.at(text, at); named && makes_story(*named->period))
      if (++counts[named->period] == 1) told.push_back(named->period);
  for (const Period* period : told)
    if (!most || counts[period] > counts[most]) most = period;
  return most;
}

// Whether a sentence tells of a beginning or an end.
struct Turns {
  bool begins = false;
  bool ends = false;
};

Turns turns_in(std::string_view sentence, const Vocabulary& words) {
  Turns turns;
  Words all(sentence);
  for (Word word; all.next(word);) {
    const std::string_view letters = sentence.substr(word.range.begin, word.range.size());
    turns.begins |= words.is(Vocabulary::Kind::begins, letters);
    turns.ends |= words.is(Vocabulary::Kind::ends, letters);
  }
  return turns;
}

// Where a mention that is a day or a month lies, or ends; none of others.
std::optional<Edge> day_or_month(const Mention& mention, bool end = false) {
  if (mention.type != Type::date || !mention.date || mention.date->as_written().is_interval()) return std::nullopt;
  const auto precision = mention.date->as_written().precision();
  if (precision != when::Precision::day && precision != when::Precision::month) return std::nullopt;
  return edge_of(mention.date->edtf(), end, mention.date->words());
}

// Where the dates of a story that tells of no end leave off: the last day or month that follows its beginning.
std::optional<Edge> last_told(const std::vector<Mention>& mentions, const Edge& begin) {
  constexpr std::int64_t kLongest = 12 * 12;  // months; what is told of later is the aftermath
  std::optional<Edge> last;
  for (const Mention& mention : mentions) {
    const auto told = day_or_month(mention, true);
    if (!told || months(*told) <= months(begin) || months(*told) > months(begin) + kLongest) continue;
    if (!last || months(*told) > months(*last)) last = told;
  }
  return last;
}

}  // namespace

Subject subject_of(const story::Text& text, const std::vector<Mention>& mentions,
                   const std::vector<Sentence>& sentences, const Vocabulary& words) {
  Subject subject;
  std::optional<Edge> first, last;
  if (const Period* period = named_most(text.content)) {
    first = edge_of(*period, false);
    last = edge_of(*period, true);
  }
  const auto within = [&](const Edge& edge) {
    return (!first || months(edge) >= months(*first)) && (!last || months(edge) <= months(*last));
  };
  std::size_t at = 0;
  for (const Sentence& sentence : sentences) {
    while (at < mentions.size() && mentions[at].range.end <= sentence.range.begin) ++at;
    if (at == mentions.size()) break;
    std::optional<Turns> turns;  // looked for where the sentence has a day or a month
    for (std::size_t i = at; i < mentions.size() && mentions[i].range.begin < sentence.range.end; ++i) {
      const auto told = day_or_month(mentions[i]);
      if (!told || !within(*told)) continue;
      if (!turns)
        turns = turns_in(std::string_view(text.content).substr(sentence.range.begin, sentence.range.size()), words);
      if (turns->begins && (!subject.begin || months(*told) < months(*subject.begin))) subject.begin = told;
      if (turns->ends && (!subject.end || months(*told) > months(*subject.end))) subject.end = told;
    }
  }
  // An end before the beginning is that of something else.
  if (subject.begin && subject.end && months(*subject.end) < months(*subject.begin)) subject.end.reset();
  if (!subject.end && !last && subject.begin) subject.end = last_told(mentions, *subject.begin);
  if (!subject.begin || (first && months(*first) < months(*subject.begin)))
    subject.begin = first ? first : subject.begin;
  if (!subject.end || (last && months(*last) > months(*subject.end))) subject.end = last ? last : subject.end;
  return subject;
}

Subject subject_of(const Period& period) {
  return {edge_of(period, false), edge_of(period, true)};
}

void place_whole(Mention& mention, const Period& period) {
  const Subject whole = subject_of(period);
  mention.type = Type::duration;
  mention.from = period.id;
  mention.date = when::Date(period.edtf(), mention.date ? mention.date->words() : std::string());
  const std::size_t slash = period.bounds.find('/');
  Details& details = mention.add_details();
  details.begin_point = period.bounds.substr(0, slash);
  details.end_point = slash == std::string_view::npos ? period.bounds : period.bounds.substr(slash + 1);
  if (!whole.begin || !whole.end) return;
  const std::int64_t length = months(*whole.end) - months(*whole.begin);
  mention.value = length >= 12 ? "P" + std::to_string((length + 6) / 12) + "Y"
                               : "P" + std::to_string(std::max<std::int64_t>(length, 1)) + "M";
}

// "The fifth day of the rebellion" is a date.
void place_day(Mention& mention, std::int64_t ordinal, const Subject& subject) {
  const auto& edge = ordinal > 0 ? subject.begin : subject.end;
  if (!edge || !edge->day || ordinal > 10000) return;
  const when::DayNumber number = *edge->day + (ordinal > 0 ? ordinal - 1 : 0);
  const when::CivilDay day = when::civil_day(when::Calendar::gregorian, number);
  const auto edtf = when::Edtf::day(day.year, day.month, day.day);
  if (!edtf) return;
  mention.type = Type::date;
  mention.value = calendar_value(calendar_phrase(day.year, day.month, day.day));
  mention.from = edge->words;
  mention.date = when::Date(*edtf, mention.date ? mention.date->words() : std::string());
}

void place_part(Mention& mention, const phrase::Phrase& phrase, const Subject& subject) {
  const std::int64_t ordinal = phrase.maybe(Field::ordinal).value_or(1);
  const std::int64_t count = phrase.maybe(Field::count).value_or(1);
  if (static_cast<Unit>(phrase.get(Field::unit)) == Unit::day && count == 1)
    return place_day(mention, ordinal, subject);
  std::int64_t unit = 0;
  switch (static_cast<Unit>(phrase.get(Field::unit))) {
    case Unit::month:
      unit = 1;
      break;
    case Unit::year:
      unit = 12;
      break;
    case Unit::decade:
      unit = 120;
      break;
    default:
      return;  // days and weeks need an edge of day precision
  }
  if (count < 1 || count > 1000) return;
  std::int64_t from = 0, to = 0;
  if (ordinal > 0) {
    if (!subject.begin) return;
    from = months(*subject.begin) + (ordinal - 1) * count * unit;
    to = from + count * unit;
    mention.from = subject.begin->words;
  } else {
    if (!subject.end) return;
    to = months(*subject.end);
    from = to - count * unit;
    mention.from = subject.end->words;
  }
  const auto edtf = when::Edtf::parse(month_text(from) + "/" + month_text(to));
  if (!edtf) return;
  mention.add_details().begin_point = month_text(from);
  mention.add_details().end_point = month_text(to);
  mention.date = when::Date(*edtf, mention.date ? mention.date->words() : std::string());
}

}  // namespace thisday::read
