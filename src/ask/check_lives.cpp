// Ages against births and deaths, and deaths against births: of the people whose dates the draft gives.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>

#include "ask/check_words.hpp"
#include "ask/date_words.hpp"
#include "ask/self_check.hpp"
#include "read/words.hpp"
#include "when/anniversary.hpp"

namespace thisday::ask {
namespace {

using story::ByteRange;
using story::Kind;

struct Told {
  const Claim* claim = nullptr;
  when::Span span;
};

struct Life {
  std::string name;  ///< the longest that is told
  std::optional<Told> birth;
  std::optional<Told> death;
};

/// The last word of the name at the head of what is told: "Curie" of "Marie Curie was born in Warsaw".
std::string last_name(std::string_view headline, std::string* whole) {
  std::string last;
  std::size_t begin = 0, end = 0;
  for (const read::Word& word : read::words_of(headline)) {
    if (!last.empty() && headline.find_first_of(",;:(", end) < word.range.begin) break;
    if (!word.capital) {
      if (!last.empty() && word.range.size() > 3) break;
      if (!last.empty()) {  // "Ludwig van Beethoven", not "Curie was"
        const std::string_view small = headline.substr(word.range.begin, word.range.size());
        if (small == "was" || small == "is") break;
      }
      continue;
    }
    if (last.empty()) begin = word.range.begin;
    last = headline.substr(word.range.begin, word.range.size());
    end = word.range.end;
  }
  if (whole) *whole = headline.substr(begin, end - begin);
  return last;
}

/// Whole years from one to the other, at least and at most.
struct Years {
  std::int64_t least = 0;
  std::int64_t most = 0;
};

Years years(const when::Date& from, const when::Date& to) {
  const auto a = *from.span(), b = *to.span();
  const auto between = [&](when::DayNumber x, when::DayNumber y) {
    return when::years_between(when::civil_day(when::Calendar::gregorian, x),
                               when::civil_day(when::Calendar::gregorian, y));
  };
  return {between(*a.latest, *b.earliest), between(*a.earliest, *b.latest)};
}

class Lives {
 public:
  Lives(const Draft& draft, std::vector<Finding>& findings)
      : draft_(draft), words_(CheckWords::of(draft.text->language)), findings_(findings) {
    for (const Claim& claim : draft.claims) {
      const Kind kind = claim.kinds.front();
      if ((kind != Kind::birth && kind != Kind::death) || !claim.inferred.empty()) continue;
      const auto span = claim.date.span();
      if (!span || !span->earliest || !span->latest) continue;
      std::string name;
      const std::string last = last_name(claim.headline, &name);
      if (last.empty()) continue;
      Life& life = life_of(last, name);
      auto& told = kind == Kind::birth ? life.birth : life.death;
      if (!told) told = Told{&claim, *span};
    }
  }

  void check() {
    for (const Life& life : lives_) order(life);
    for (const read::Sentence& sentence : draft_.sentences)
      if (sentence.kind != story::Block::Kind::code) ages(sentence);
  }

 private:
  void add(Rule rule, ByteRange range, ByteRange other, std::string message) {
    Finding finding;
    finding.verdict = Verdict::impossible;
    finding.rule = rule;
    finding.range = range;
    finding.other = other;
    if (const auto* sentence = draft_.sentence(range.begin)) finding.sentence = sentence->range;
    finding.message = std::move(message);
    findings_.push_back(std::move(finding));
  }

  /// "Marie Curie" and "Curie" are one, where there is no other Curie.
  Life& life_of(const std::string& last, const std::string& name) {
    constexpr std::size_t kMost = 32;  // of one last name that are looked at, the latest
    auto& namesakes = by_last_[last];
    for (std::size_t n = namesakes.size() - std::min(namesakes.size(), kMost); n < namesakes.size(); ++n) {
      Life& life = lives_[namesakes[n]];
      if (life.name != name && life.name != last && name != last) continue;
      if (life.name.size() < name.size()) life.name = name;
      return life;
    }
    namesakes.push_back(lives_.size());
    return lives_.emplace_back(Life{name, {}, {}});
  }

  /// In a long list there are people of one name, so that only what stands close together is of one person.
  void order(const Life& life) {
    if (!life.birth || !life.death || *life.birth->span.earliest <= *life.death->span.latest) return;
    constexpr std::size_t kNear = 1000;  // bytes
    const std::size_t a = life.birth->claim->range.begin, b = life.death->claim->range.begin;
    if (std::max(a, b) - std::min(a, b) > kNear) return;
    add(Rule::order, life.death->claim->range, life.birth->claim->range,
        fmt::format("{} dies on {}, before the birth on {}", life.name, date_words(life.death->claim->date),
                    date_words(life.birth->claim->date)));
  }

  /// "aged 66", "at the age of 66".
  void ages(const read::Sentence& sentence) {
    const std::string_view text = draft_.words(sentence.range);
    constexpr std::size_t kLongest = 4096;  // bytes: what is longer is no sentence, and looked at again for each age
    if (lives_.empty() || text.size() > kLongest || text.find("age") == std::string_view::npos) return;
    const auto all = read::words_of(text);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      if (words_[text.substr(all[i].range.begin, all[i].range.size())] != CheckWord::aged) continue;
      std::size_t at = i + 1;
      while (at < all.size() && at < i + 3 &&
             words_[text.substr(all[at].range.begin, all[at].range.size())] == CheckWord::of)
        ++at;
      if (at == all.size() || !all[at].number) continue;
      int age = 0;
      const char* end = text.data() + all[at].range.end;
      const auto read = std::from_chars(text.data() + all[at].range.begin, end, age);
      if (read.ec != std::errc() || read.ptr != end || age < 1 || age > 120) continue;
      const std::size_t offset = sentence.range.begin;
      hold(age, {offset + all[i].range.begin, offset + all[at].range.end}, sentence, text, all);
    }
  }

  /// Of whom a sentence speaks: a name that has a birth; or the one such person of the draft, where it says "she".
  [[nodiscard]] const Life* person(std::string_view text, const std::vector<read::Word>& all) const {
    const Life* found = nullptr;
    bool pronoun = false;
    for (const read::Word& word : all) {
      const std::string spelled(text.substr(word.range.begin, word.range.size()));
      if (const auto named = by_last_.find(spelled); named != by_last_.end()) {
        const Life* life = &lives_[named->second.front()];
        if (named->second.size() > 1 || (found && found != life)) return nullptr;  // of two
        found = life;
      }
      pronoun = pronoun || words_[spelled] == CheckWord::he;
    }
    if (!found && pronoun && lives_.size() == 1) found = &lives_.front();
    return found && found->birth ? found : nullptr;
  }

  void hold(int age, ByteRange range, const read::Sentence& sentence, std::string_view text,
            const std::vector<read::Word>& all) {
    const Life* life = person(text, all);
    if (!life) return;
    // When: the only date of the sentence but the birth; where there is none, the death that it tells of.
    const when::Date* then = nullptr;
    auto claim = std::lower_bound(draft_.claims.begin(), draft_.claims.end(), sentence.range.begin,
                                  [](const Claim& each, std::size_t begin) { return each.range.begin < begin; });
    for (; claim != draft_.claims.end() && claim->range.begin < sentence.range.end; ++claim) {
      if (&*claim == life->birth->claim) continue;
      if (then && *then != claim->date) return;
      then = &claim->date;
    }
    if (!then) {
      const bool dies = std::any_of(all.begin(), all.end(), [&](const read::Word& word) {
        const CheckWord is = words_[text.substr(word.range.begin, word.range.size())];
        return is == CheckWord::died || is == CheckWord::killed;
      });
      if (!dies || !life->death) return;
      then = &life->death->claim->date;
    }
    const auto span = then->span();
    if (!span || !span->earliest || !span->latest || then->as_written().is_interval()) return;
    const Years fit = years(life->birth->claim->date, *then);
    if (age >= fit.least && age <= fit.most) return;
    const std::string right =
        fit.least == fit.most ? fmt::format("{}", fit.least) : fmt::format("{} or {}", fit.least, fit.most);
    add(Rule::age, range, life->birth->claim->range,
        fmt::format("the draft says aged {}, but {}, born {}, was {} on {}", age, life->name,
                    date_words(life->birth->claim->date), right, date_words(*then)));
  }

  const Draft& draft_;
  const CheckWords& words_;
  std::vector<Finding>& findings_;
  std::vector<Life> lives_;
  std::map<std::string, std::vector<std::size_t>> by_last_;
};

}  // namespace

void check_lives(const Draft& draft, std::vector<Finding>& findings) {
  Lives(draft, findings).check();
}

}  // namespace thisday::ask
