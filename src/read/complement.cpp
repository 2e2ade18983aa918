#include "read/complement.hpp"

#include <algorithm>
#include <optional>

#include "read/words.hpp"

namespace thisday::read {
namespace {

constexpr std::size_t kLongest = 120;  // bytes; a longer complement is a sentence of its own
constexpr std::size_t kMostWords = 14;
constexpr std::int64_t kMustName = 3;

// A comma, full stop, bracket or the like ends the event's words; a blank, a hyphen or a quotation mark does not.
bool only_blank(std::string_view between) {
  return between.find_first_not_of(" \n\"'\u2018\u2019\u201C\u201D") == std::string_view::npos &&
         between.find("\n\n") == std::string_view::npos;
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() > end.size() + 2 && word.ends_with(end);
}

// Where the words of the event end that begin at `from`; `from` where there are none.
std::size_t event_end(std::string_view text, std::size_t from, bool clause, const Vocabulary& vocabulary) {
  const std::string_view rest = text.substr(from, kLongest);
  std::size_t end = from, last = 0, count = 0;
  bool open = true;  // the words so far ask for more: "of the"
  std::string_view before;
  Words words(rest);
  for (Word word; words.next(word);) {
    if (!only_blank(rest.substr(last, word.range.begin - last)) || count == kMostWords) break;
    const std::string_view letters = rest.substr(word.range.begin, word.range.size());
    if (word.range.end == rest.size() && rest.size() == kLongest) break;  // cut
    if (vocabulary.is(Vocabulary::Kind::event_stop, letters) ||
        (!clause && vocabulary.is(Vocabulary::Kind::phrase_stop, letters)))
      break;
    // The finite verb of the sentence: "ten days of fighting | occurred", not "a week in occupied France".
    if (!clause && !open && ends_with(letters, "ed") && !word.capital) break;
    open = vocabulary.is(Vocabulary::Kind::opens, letters);
    last = word.range.end;
    ++count;
    before = letters;
    if (!open) end = from + last;
  }
  return end;
}

struct NamedAfter {
  const Period* period;
  story::ByteRange range;  ///< with the article before the name
};

// The named period that comes right after `from`.
std::optional<NamedAfter> named_after(std::string_view text, std::size_t from) {
  std::size_t at = std::min(text.find_first_not_of(" \n", from), text.size());
  const std::size_t begin = at;
  for (const std::string_view article : {"the ", "The ", "the\n"})
    if (text.substr(at, 4) == article) at += 4;
  const auto named = Periods::english().at(text, at);
  if (!named) return std::nullopt;
  return NamedAfter{named->period, {begin, at + named->length}};
}

// The named period that a phrase counts from or is: after it, or for "the first day of the Battle | of the Somme"
// within.
std::optional<NamedAfter> period_of(std::string_view text, const phrase::Phrase& phrase) {
  if (phrase.has(phrase::Field::event))
    if (const auto named = named_after(text, phrase.end)) return named;
  if (phrase.sense() != phrase::Sense::part) return std::nullopt;
  const std::size_t of = text.substr(phrase.begin, phrase.end - phrase.begin).find(" of ");
  return of == std::string_view::npos ? std::nullopt : named_after(text, phrase.begin + of + 4);
}

// "two weeks of" without an event is "two weeks".
void take_back(std::string_view text, phrase::Phrase& phrase) {
  const std::string_view words = text.substr(phrase.begin, phrase.end - phrase.begin);
  const std::size_t last = words.find_last_of(" \n");
  if (last == std::string_view::npos) return;
  phrase.end = phrase.begin + words.find_last_not_of(" \n", last) + 1;
}

}  // namespace

std::vector<const Period*> take_events(std::string_view text, std::vector<phrase::Phrase>& phrases,
                                       const Vocabulary& words) {
  std::vector<const Period*> periods;
  periods.reserve(phrases.size());
  std::size_t left = 0;
  const auto drop = [&](std::size_t i) {  // the other end of a range stands alone then
    if (phrases[i].ends_range) phrases[left - 1].begins_range = false;
    if (phrases[i].begins_range) phrases[i + 1].ends_range = false;
  };
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    phrase::Phrase& phrase = phrases[i];
    // "Thirty Years" of "the Thirty Years' War" is no time of its own.
    if (left > 0 && periods.back() && phrase.begin < phrases[left - 1].end) {
      drop(i);
      continue;
    }
    const std::int64_t asks = phrase.maybe(phrase::Field::event).value_or(0);
    const std::optional<NamedAfter> named = period_of(text, phrase);
    if (named && asks == 0) phrase.end = std::max(phrase.end, named->range.end);
    if (asks == kMustName) {
      if (!named) {
        drop(i);
        continue;
      }
      // "during the Korean War" is a time by its name alone, "on the eve of the Korean War" with all its words.
      if (phrase.sense() == phrase::Sense::part) phrase.begin = named->range.begin;
      phrase.end = named->range.end;
    } else if (asks > 0) {
      const std::size_t end = named ? named->range.end : event_end(text, phrase.end, asks == 1, words);
      if (end <= phrase.end) {
        if (asks == 2) take_back(text, phrase);
        phrase.clear(phrase::Field::event);
      } else {
        phrase.end = end;
      }
    }
    periods.push_back(named ? named->period : nullptr);
    if (left != i) phrases[left] = phrase;
    ++left;
  }
  phrases.resize(left);
  return periods;
}

}  // namespace thisday::read
