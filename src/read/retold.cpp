#include "read/retold.hpp"

#include <algorithm>
#include <unordered_map>

#include "read/words.hpp"

namespace thisday::read {
namespace {

using C = WordClass;

constexpr std::size_t kStem = 5;           // letters that a word shares with its other forms
constexpr std::size_t kMostEvidence = 16;  // of one event: what a text tells more often is no better proved
constexpr std::size_t kCompared = 64;      // events of one year that a new one is compared with

// The words of a headline that say what it is about, each as the hash of its stem; sorted.
std::vector<std::size_t> matter_of(const std::string& headline, const Lexis& lexis) {
  std::vector<std::size_t> stems;
  Words words(headline);
  for (Word word; words.next(word);) {
    const std::string_view letters = std::string_view(headline).substr(word.range.begin, word.range.size());
    const Lexeme& lexeme = lexis.of_word(letters);
    const bool small = lexeme.is(C::article) || lexeme.is(C::preposition) || lexeme.is(C::conjunction) ||
                       lexeme.is(C::auxiliary) || lexeme.is(C::pronoun) || lexeme.is(C::possessive) ||
                       lexeme.is(C::adverb) || lexeme.is(C::relative) || lexeme.is(C::demonstrative) ||
                       lexeme.is(C::determiner);
    if (small || letters.size() < 3) continue;
    stems.push_back(stem_of(letters));
  }
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

// What a date is compared by.
struct Place {
  when::Edtf edtf;
  std::optional<when::Span> span;
};

// One of the two dates lies within the other.
bool agree(const Place& a, const Place& b) {
  if (a.edtf == b.edtf) return true;
  if (a.edtf.is_interval() || b.edtf.is_interval()) return false;
  const auto &one = a.span, &two = b.span;
  if (!one || !two || !one->earliest || !one->latest || !two->earliest || !two->latest) return false;
  return (one->contains(*two->earliest) && one->contains(*two->latest)) ||
         (two->contains(*one->earliest) && two->contains(*one->latest));
}

bool finer(const when::Date& a, const when::Date& b) {
  const auto one = a.span(), two = b.span();
  return one && two && one->earliest && one->latest && two->earliest && two->latest &&
         one->latest->rata_die - one->earliest->rata_die < two->latest->rata_die - two->earliest->rata_die;
}

// The same matter: more than half of the shorter headline's words are in the other, and not by one word alone. Where
// the dates only contain each other, it takes more.
bool same_matter(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b, double share) {
  std::size_t both = 0;
  for (auto one = a.begin(), two = b.begin(); one != a.end() && two != b.end();) {
    if (*one == *two) {
      ++both;
      ++one;
      ++two;
    } else {
      ++(*one < *two ? one : two);
    }
  }
  return both >= 2 && static_cast<double>(both) >= share * static_cast<double>(std::min(a.size(), b.size()));
}

void join(story::Event& kept, story::Event& again) {
  if (finer(*again.date, *kept.date)) kept.date = again.date;
  for (auto& evidence : again.evidence)
    if (kept.evidence.size() < kMostEvidence && std::none_of(kept.evidence.begin(), kept.evidence.end(),
                                                             [&](const auto& e) { return e.range == evidence.range; }))
      kept.evidence.push_back(std::move(evidence));
  for (auto& party : again.parties)
    if (std::find(kept.parties.begin(), kept.parties.end(), party) == kept.parties.end())
      kept.parties.push_back(std::move(party));
  for (auto& place : again.places)
    if (std::find(kept.places.begin(), kept.places.end(), place) == kept.places.end())
      kept.places.push_back(std::move(place));
  for (auto& quantity : again.quantities)
    if (std::find(kept.quantities.begin(), kept.quantities.end(), quantity) == kept.quantities.end())
      kept.quantities.push_back(std::move(quantity));
}

}  // namespace

std::size_t stem_of(std::string_view word) {
  std::string stem(word.substr(0, kStem));
  for (char& c : stem)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  // "signed" and "signs" are as long as their stem.
  for (const std::string_view ending : {"ed", "e", "s"})
    if (stem.size() > ending.size() + 2 && stem.ends_with(ending)) {
      stem.resize(stem.size() - ending.size());
      break;
    }
  return std::hash<std::string>{}(stem);
}

std::vector<story::Event> join_retold(std::vector<ToldEvent> told, const Lexis& lexis) {
  struct Kept {
    std::vector<std::size_t> matter;
    std::size_t deed;
    Place place;
  };
  std::unordered_map<std::int64_t, std::vector<std::size_t>> by_year;
  std::vector<Kept> kept;
  std::vector<story::Event> once;
  for (ToldEvent& one : told) {
    story::Event& event = one.event;
    std::vector<std::size_t> matter = matter_of(event.headline, lexis);
    Place place{event.date->edtf(), event.date->span()};
    const std::int64_t year = place.span && place.span->earliest
                                  ? when::civil_day(when::Calendar::gregorian, *place.span->earliest).year
                                  : INT64_MIN;
    auto& earlier = by_year[year];
    const std::size_t first = earlier.size() > kCompared ? earlier.size() - kCompared : 0;
    const auto same =
        std::find_if(earlier.begin() + static_cast<std::ptrdiff_t>(first), earlier.end(), [&](std::size_t i) {
          const bool deed = (one.deed != 0 && one.deed == kept[i].deed) || once[i].headline == event.headline;
          if (!deed && !same_matter(kept[i].matter, matter, 0.6)) return false;
          if (!agree(kept[i].place, place)) return false;
          return deed || kept[i].place.edtf == place.edtf || same_matter(kept[i].matter, matter, 0.75);
        });
    if (same != earlier.end()) {
      join(once[*same], event);
      kept[*same].place = {once[*same].date->edtf(), once[*same].date->span()};
      continue;
    }
    earlier.push_back(once.size());
    once.push_back(std::move(event));
    kept.push_back({std::move(matter), one.deed, std::move(place)});
  }
  return once;
}

}  // namespace thisday::read
