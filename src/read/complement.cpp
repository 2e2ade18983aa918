#include "read/complement.hpp"

#include <algorithm>

#include "read/words.hpp"

namespace thisday::read {
namespace {

constexpr std::size_t kLongest = 120;  // bytes; a longer complement is a sentence of its own
constexpr std::size_t kMostWords = 14;

// A comma, full stop, bracket or the like ends the event's words; a blank, a hyphen or a quotation mark does not.
bool only_blank(std::string_view between) {
  return between.find_first_not_of(" \n\"'") == std::string_view::npos &&
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
  for (const Word& word : words_of(rest)) {
    if (!only_blank(rest.substr(last, word.range.begin - last)) || count == kMostWords) break;
    const std::string_view letters = rest.substr(word.range.begin, word.range.size());
    if (word.range.end == rest.size() && rest.size() == kLongest) break;  // cut
    if (vocabulary.is("event-stop", letters) || (!clause && vocabulary.is("phrase-stop", letters))) break;
    // The finite verb of the sentence: "ten days of fighting | occurred", not "a week in occupied France".
    if (!clause && !open && ends_with(letters, "ed") && !word.capital) break;
    open = vocabulary.is("opens", letters);
    last = word.range.end;
    ++count;
    before = letters;
    if (!open) end = from + last;
  }
  return end;
}

// "two weeks of" without an event is "two weeks".
void take_back(std::string_view text, phrase::Phrase& phrase) {
  const std::string_view words = text.substr(phrase.begin, phrase.end - phrase.begin);
  const std::size_t last = words.find_last_of(" \n");
  if (last == std::string_view::npos) return;
  phrase.end = phrase.begin + words.find_last_not_of(" \n", last) + 1;
}

}  // namespace

void take_events(std::string_view text, std::vector<phrase::Phrase>& phrases, const Vocabulary& words) {
  for (phrase::Phrase& phrase : phrases) {
    if (!phrase.has(phrase::Field::event)) continue;
    const bool must = phrase.get(phrase::Field::event) == 2;
    const std::size_t end = event_end(text, phrase.end, !must, words);
    if (end > phrase.end) {
      phrase.end = end;
    } else if (must) {
      take_back(text, phrase);
      phrase.clear(phrase::Field::event);
    } else {
      phrase.clear(phrase::Field::event);
    }
  }
}

}  // namespace thisday::read
