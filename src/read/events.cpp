#include "read/events.hpp"

#include <algorithm>
#include <charconv>

#include "read/words.hpp"

namespace thisday::read {
namespace {

using story::ByteRange;

constexpr std::size_t kHeadline = 120;  // bytes; DESIGN's limit of an almanac headline

std::string_view cut(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.size());
}

bool is_blank_or_mark(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == ',' || c == ';' || c == ':';
}

// Words with single blanks between them, without blanks and commas at the ends.
std::string tidy(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank) {
      if (c == ',' && !out.empty() && out.back() == ' ') out.pop_back();
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && (is_blank_or_mark(out.back()) || out.back() == '.')) out.pop_back();
  const std::size_t start = out.find_first_not_of(" ,;:.");
  return start == std::string::npos ? std::string() : out.substr(start);
}

// What a clause says once its date is taken out: its words, the preposition that led to the date gone with it.
std::string headline_of(std::string_view text, ByteRange clause, const Mention& mention, const Vocabulary& words) {
  ByteRange gap = mention.range;
  const std::string_view before = text.substr(clause.begin, gap.begin - clause.begin);
  const auto leading = words_of(before);
  if (!leading.empty()) {
    const Word& last = leading.back();
    const bool adjacent = before.find_first_not_of(" \n(", last.range.end) == std::string_view::npos;
    if (adjacent && words.is("hinge", cut(before, last.range))) gap.begin = clause.begin + last.range.begin;
  }
  std::string headline = tidy(std::string(text.substr(clause.begin, gap.begin - clause.begin)) + " " +
                              std::string(text.substr(gap.end, clause.end - gap.end)));
  for (const std::string_view joint : {"and ", "but ", "then ", "while "})
    if (headline.starts_with(joint)) headline.erase(0, joint.size());
  if (headline.size() > kHeadline) {
    std::size_t end = headline.find_last_of(",;", kHeadline);
    if (end == std::string::npos || end < 40) end = headline.rfind(' ', kHeadline);
    headline = tidy(headline.substr(0, end));
  }
  if (!headline.empty() && headline[0] >= 'a' && headline[0] <= 'z') headline[0] = static_cast<char>(headline[0] - 32);
  return headline;
}

// Names: capitalised words side by side, "of" and "the" between them allowed.
void add_names(story::Event& event, std::string_view sentence, ByteRange mention, const Vocabulary& words) {
  const auto all = words_of(sentence);
  const auto push = [](auto& list, auto value, auto same) {
    if (std::none_of(list.begin(), list.end(), same)) list.push_back(std::move(value));
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].capital || all[i].range.overlaps(mention)) continue;
    const std::string_view first = cut(sentence, all[i].range);
    if (words.is("function", first) || first.size() < 2) continue;
    std::size_t last = i;
    for (std::size_t next = i + 1; next < all.size(); ++next) {
      const std::string_view between =
          sentence.substr(all[next - 1].range.end, all[next].range.begin - all[next - 1].range.end);
      if (between.find_first_not_of(" \n.") != std::string_view::npos || all[next].range.overlaps(mention)) break;
      const std::string_view word = cut(sentence, all[next].range);
      if (all[next].capital) {
        last = next;
      } else if (word != "of" && word != "the" && word != "de") {
        break;
      }
    }
    const ByteRange range{all[i].range.begin, all[last].range.end};
    std::string name = tidy(cut(sentence, range));
    for (const std::string_view possessive : {"'s", "\u2019s"})
      if (name.ends_with(possessive)) name.resize(name.size() - possessive.size());
    const bool after_place =
        i > 0 &&
        (words.is("place", cut(sentence, all[i - 1].range)) ||
         (i > 1 && cut(sentence, all[i - 1].range) == "the" && words.is("place", cut(sentence, all[i - 2].range))));
    if (after_place) {
      push(event.places, story::Place{name, {}, {}}, [&](const story::Place& place) { return place.name == name; });
    } else {
      push(event.parties, name, [&](const std::string& party) { return party == name; });
    }
    i = last;
  }
}

double scale_of(std::string_view word) {
  if (word == "hundred") return 1e2;
  if (word == "thousand") return 1e3;
  if (word == "million") return 1e6;
  return word == "billion" ? 1e9 : 0;
}

// "roughly 36,000 Americans", "over 197,000", "about 635,000 tons": numbers that count something.
void add_quantities(story::Event& event, std::string_view sentence, ByteRange sentence_range,
                    const std::vector<Mention>& mentions) {
  const auto all = words_of(sentence);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].number) continue;
    const ByteRange in_text{sentence_range.begin + all[i].range.begin, sentence_range.begin + all[i].range.end};
    if (std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.range.overlaps(in_text); }))
      continue;
    std::string digits(cut(sentence, all[i].range));
    std::erase(digits, ',');
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) continue;
    std::size_t unit = i + 1;
    if (unit < all.size())
      if (const double scale = scale_of(cut(sentence, all[unit].range)); scale > 0) {
        value *= scale;
        ++unit;
      }
    if (unit >= all.size() || all[unit].number) continue;
    if (sentence.substr(all[unit - 1].range.end, all[unit].range.begin - all[unit - 1].range.end) != " ") continue;
    story::Quantity quantity;
    quantity.value = value;
    quantity.unit = std::string(cut(sentence, all[unit].range));
    std::size_t first = i;
    if (i > 0) {
      const std::string_view hedge = cut(sentence, all[i - 1].range);
      using Hedge = story::Quantity::Hedge;
      if (hedge == "about" || hedge == "roughly" || hedge == "some" || hedge == "approximately" || hedge == "around" ||
          hedge == "Roughly" || hedge == "About")
        quantity.hedge = Hedge::about;
      else if (hedge == "over" || hedge == "Over" ||
               (hedge == "than" && i > 1 && cut(sentence, all[i - 2].range) == "more"))
        quantity.hedge = Hedge::more_than;
      else if (hedge == "nearly" || hedge == "almost" || hedge == "under")
        quantity.hedge = Hedge::less_than;
      if (quantity.hedge != Hedge::exactly) first = hedge == "than" ? i - 2 : i - 1;
    }
    quantity.words = tidy(sentence.substr(all[first].range.begin, all[unit].range.end - all[first].range.begin));
    event.quantities.push_back(std::move(quantity));
  }
}

// The clause of a sentence around a mention: between semicolons, or between commas that "and", "but" or "while" follow.
ByteRange clause_around(std::string_view text, ByteRange sentence, ByteRange mention) {
  ByteRange clause = sentence;
  for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
    bool border = text[at] == ';';
    if (text[at] == ',') {
      const std::string_view rest = text.substr(at + 1, 7);
      for (const std::string_view joint : {" and ", " but ", " while ", "\nand ", "\nbut ", "\nwhile "})
        border |= rest.starts_with(joint);
    }
    if (!border) continue;
    if (at < mention.begin) clause.begin = at + 1;
    if (at >= mention.end) {
      clause.end = at;
      break;
    }
  }
  return clause;
}

bool dates_an_event(const Mention& mention) {
  return mention.date && mention.date->span() && mention.type != Type::set;
}

}  // namespace

std::vector<story::Event> draw_events(const story::Text& text, const std::vector<Mention>& mentions,
                                      const std::vector<Sentence>& sentences, const Vocabulary& words) {
  std::vector<story::Event> events;
  const std::string_view content = text.content;
  std::size_t at = 0;
  for (const Sentence& sentence : sentences) {
    while (at < mentions.size() && mentions[at].range.begin < sentence.range.begin) ++at;
    if (sentence.kind == story::Block::Kind::heading || sentence.kind == story::Block::Kind::code) continue;
    std::size_t told_to = 0;  // the end of the last clause that has its event
    for (std::size_t i = at; i < mentions.size() && mentions[i].range.begin < sentence.range.end; ++i) {
      const Mention& mention = mentions[i];
      if (!dates_an_event(mention) || mention.range.begin < told_to) continue;
      const ByteRange clause = clause_around(content, sentence.range, mention.range);
      story::Event event;
      event.headline = headline_of(content, clause, mention, words);
      if (event.headline.size() < 3) continue;
      told_to = clause.end;
      event.date = mention.date;
      if (mention.range_end) {
        // "from June to September 1950" dates one event by both ends.
        const Mention& last = mentions[*mention.range_end];
        if (last.date && last.date->calendar() == mention.date->calendar())
          if (const auto range = when::Edtf::interval(mention.date->as_written(), last.date->as_written()))
            event.date = when::Date(
                *range, std::string(content.substr(mention.range.begin, last.range.end - mention.range.begin)));
      }
      const std::string_view whole = cut(content, sentence.range);
      const ByteRange in_sentence{mention.range.begin - sentence.range.begin, mention.range.end - sentence.range.begin};
      add_names(event, whole, in_sentence, words);
      add_quantities(event, whole, sentence.range, mentions);
      story::Evidence evidence;
      evidence.range = sentence.range;
      evidence.quote = tidy(whole) + (whole.ends_with(".") ? "." : "");
      evidence.date = event.date;
      event.evidence.push_back(std::move(evidence));
      events.push_back(std::move(event));
    }
  }
  return events;
}

}  // namespace thisday::read
