#include "phrase/calendar_dates.hpp"

#include <algorithm>
#include <charconv>

#include "phrase/automaton.hpp"
#include "phrase/fields.hpp"
#include "phrase/lexer.hpp"

namespace thisday::phrase {
namespace {

std::string_view take_until(std::string_view& rest, char border) {
  const std::size_t at = rest.find(border);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return part;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

/// Apostrophes in words ("Sha'ban") and full stops after them ("Kal.") left out; `places` is filled with the offset in
/// `text` of each byte.
std::string cleaned(std::string_view text, std::vector<std::size_t>* places = nullptr) {
  std::string out;
  const auto put = [&](char c, std::size_t at) {
    out += c;
    if (places != nullptr) places->push_back(at);
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool dropped = false;
    if (text[at] == '\'' || (text[at] & 0x80) != 0)
      for (const std::string_view mark : {"'", "\u2019", "\u2018", "\u02BF", "\u02BE", "\u02BC"}) {
        if (!text.substr(at).starts_with(mark) || text.substr(at + mark.size()).starts_with("s ")) continue;
        at += mark.size() - 1;
        dropped = true;
        break;
      }
    if (dropped) continue;
    if (text[at] == '.' && !out.empty() && letter(out.back())) {
      const bool digit_after = at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
      if (digit_after) put(' ', at);
      continue;
    }
    put(text[at], at);
  }
  return out;
}

// The automaton of this thread for some rules.
Automaton& automaton_of(const Rules& rules) {
  thread_local std::map<const Rules*, Automaton> made;
  return made.try_emplace(&rules, rules, Domain::narrative).first->second;
}

/// Whether a match in prose says which years it counts. The letters that do are capitals: "AH 1445", not "ah" or "be".
/// After the name of a month a year of two digits needs them, or "Year": "3 Ramadan, 8" may go on otherwise. Only the
/// French republic's years are never more.
bool says_its_count(std::string_view text, const std::vector<Token>& tokens, std::size_t first, std::size_t last,
                    const Phrase& phrase) {
  bool said = false;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view word = text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
    said |= tokens[i].is(Class::yearcount) || word == "Year" || word == "year";
    if (tokens[i].is(Class::yearcount) && word.size() == 2 && word[1] >= 'a') return false;
  }
  const bool french = phrase.get(Field::own_month) / kOwnMonth == static_cast<int>(when::Calendar::french_republican);
  return said || french || !phrase.has(Field::own_month) || phrase.get(Field::year) > 99;
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

Result<void> CalendarDates::load(std::string_view words, std::string_view own_words, std::string_view months,
                                 std::string_view rules) {
  for (const std::string_view list : {words, own_words})
    if (auto loaded = lexicon_.load(list); !loaded) return loaded;

  // The names of months become the ways of a pattern: "adar ii {own_month=hebrew/13} | …".
  std::string ways;
  while (!months.empty()) {
    std::string_view line = take_until(months, '\n');
    if (line.empty() || line.front() == '#') continue;
    const std::string_view calendar_name = take_until(line, '\t');
    const std::string_view number = take_until(line, '\t');
    const auto calendar = when::calendar_named(calendar_name);
    int month = 0;
    std::from_chars(number.data(), number.data() + number.size(), month);
    if (!calendar || month == 0)
      return Error{Code::syntax, "calendar_months.tsv: no month '" + std::string(calendar_name) + "'", 0};
    for (bool first = true; !line.empty(); first = false) {
      const std::string_view name = trimmed(take_until(line, ','));
      if (first) months_.emplace(std::pair(*calendar, month), name);
      ways += (ways.empty() ? "" : " | ") + lower_case(name) + " {own_month=" + std::string(calendar_name) + "/" +
              std::string(number) + "}";
    }
  }
  return rules_.load("$ownmonth\t" + ways + "\n" + std::string(rules), lexicon_);
}

std::optional<Phrase> CalendarDates::whole(std::string_view text) const {
  const std::string clean = cleaned(text);
  const auto tokens = tokenize(clean, lexicon_);
  if (tokens.empty()) return std::nullopt;
  Phrase phrase;
  Automaton automaton(rules_, Domain::narrative);
  const std::size_t end = rules_.match(tokens, 0, lexicon_, automaton, nullptr, phrase);
  const auto blank = [](std::string_view part) {
    return part.find_first_not_of(" \t\r\n.,") == std::string_view::npos;
  };
  const std::string_view view = clean;
  if (end != tokens.size() || !blank(view.substr(0, phrase.begin)) || !blank(view.substr(phrase.end)))
    return std::nullopt;
  return phrase;
}

std::string CalendarDates::telltales(std::string_view own_words, std::string_view months) {
  std::string out;
  const auto add = [&](std::string_view name) {
    const std::string_view first = name.substr(0, name.find(' '));
    if (first.empty() || first.size() > WordTable::kLongest) return;
    out += "foreign\t1\t";
    // Names have a capital letter in prose.
    out += first[0] >= 'a' && first[0] <= 'z' ? static_cast<char>(first[0] - 'a' + 'A') : first[0];
    out.append(first.substr(1)).append("\n");
  };
  while (!months.empty()) {
    std::string_view line = take_until(months, '\n');
    if (line.empty() || line.front() == '#') continue;
    take_until(line, '\t');
    take_until(line, '\t');
    while (!line.empty()) add(trimmed(take_until(line, ',')));
  }
  while (!own_words.empty()) {
    std::string_view line = take_until(own_words, '\n');
    const std::string_view whole = line;
    const std::string_view of = take_until(line, '\t');
    if (of == "foreign") out.append(whole).append("\n");
    if (of != "nengo") continue;
    take_until(line, '\t');
    while (!line.empty()) add(trimmed(take_until(line, ',')));
  }
  return out;
}

std::optional<Phrase> CalendarDates::around(std::string_view text, std::size_t at) const {
  constexpr std::size_t kBefore = 64, kAfter = 96;  // bytes
  std::size_t begin = at > kBefore ? at - kBefore : 0;
  while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80) ++begin;
  std::size_t end = std::min(text.size(), at + kAfter);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) ++end;
  std::vector<std::size_t> places;
  const std::string clean = cleaned(text.substr(begin, end - begin), &places);
  const std::vector<Token> tokens = tokenize(clean, lexicon_);
  std::size_t shown = 0;
  while (shown < tokens.size() && begin + places[tokens[shown].begin] < at) ++shown;
  if (shown == tokens.size()) return std::nullopt;
  std::size_t first = shown;  // back to where something else stands between
  while (first > 0 && !tokens[first].gap) --first;
  Automaton& automaton = automaton_of(rules_);
  for (; first <= shown; ++first) {
    if (!automaton.begins(tokens[first])) continue;
    const std::string_view word =
        std::string_view(clean).substr(tokens[first].begin, tokens[first].end - tokens[first].begin);
    if (word == "on" || word == "On" || word == "in" || word == "In") continue;
    Phrase phrase;
    const std::size_t last = rules_.match(tokens, first, lexicon_, automaton, nullptr, phrase);
    if (last <= shown || !says_its_count(clean, tokens, first, last, phrase)) continue;
    phrase.begin = begin + places[phrase.begin];
    phrase.end = begin + places[phrase.end - 1] + 1;
    phrase.set(Field::foreign, 1);
    if (phrase.has(Field::year) || phrase.has(Field::olympiad))
      if (phrase.date(text)) return phrase;
  }
  return std::nullopt;
}

std::string_view CalendarDates::month_name(when::Calendar calendar, int month) const {
  if (calendar == when::Calendar::islamic_tbla || calendar == when::Calendar::islamic_umalqura)
    calendar = when::Calendar::islamic_civil;
  const auto found = months_.find({calendar, month});
  return found == months_.end() ? std::string_view{} : found->second;
}

}  // namespace thisday::phrase
