#include "phrase/calendar_dates.hpp"

#include <charconv>

#include "phrase/automaton.hpp"
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

/// Apostrophes in words ("Sha'ban") and full stops after them ("Kal.") left out.
std::string cleaned(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool dropped = false;
    for (const std::string_view mark : {"'", "\u2019", "\u2018", "\u02BF", "\u02BE", "\u02BC"}) {
      if (!text.substr(at).starts_with(mark) || text.substr(at + mark.size()).starts_with("s ")) continue;
      at += mark.size() - 1;
      dropped = true;
      break;
    }
    if (dropped) continue;
    if (text[at] == '.' && !out.empty() && letter(out.back())) {
      const bool digit_after = at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
      if (digit_after) out += ' ';
      continue;
    }
    out += text[at];
  }
  return out;
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

std::string_view CalendarDates::month_name(when::Calendar calendar, int month) const {
  if (calendar == when::Calendar::islamic_tbla || calendar == when::Calendar::islamic_umalqura)
    calendar = when::Calendar::islamic_civil;
  const auto found = months_.find({calendar, month});
  return found == months_.end() ? std::string_view{} : found->second;
}

}  // namespace thisday::phrase
