// The draft against itself: the title's day and the first paragraph's, one event with two dates, an end before
// its begin.

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ask/check_words.hpp"
#include "ask/date_words.hpp"
#include "ask/sameness.hpp"
#include "ask/self_check.hpp"
#include "keep/match.hpp"
#include "read/words.hpp"

namespace thisday::ask {
namespace {

using story::ByteRange;
using story::Kind;
using when::DayNumber;

/// A day that stands in the draft with its year.
struct Day {
  const when::Date* date = nullptr;
  ByteRange range;
};

/// All days within some bytes that say their year themselves.
std::vector<Day> days_in(const Draft& draft, ByteRange range) {
  std::vector<Day> found;
  const auto& mentions = draft.reading.mentions;
  auto at =
      std::lower_bound(mentions.begin(), mentions.end(), range.begin,
                       [](const read::Mention& mention, std::size_t begin) { return mention.range.begin < begin; });
  for (; at != mentions.end() && at->range.begin < range.end; ++at) {
    const phrase::Phrase* phrase = draft.phrase(*at);
    if (at->date && phrase && phrase->complete() && when::only_day(at->date->span()))
      found.push_back({&*at->date, at->range});
  }
  return found;
}

Dates between(const when::Date& a, const when::Date& b) {
  return compare(a, b.calendar(), *b.span());
}

/// Whether it is the kind of difference that an error makes.
bool one_error(Dates dates) {
  return dates >= Dates::next_day && dates <= Dates::swapped;
}

Finding finding(const Draft& draft, Verdict verdict, Rule rule, ByteRange range, ByteRange other, std::string message) {
  Finding made;
  made.verdict = verdict;
  made.rule = rule;
  made.range = range;
  made.other = other;
  if (const auto* sentence = draft.sentence(range.begin)) made.sentence = sentence->range;
  made.message = std::move(message);
  return made;
}

/// Where one event may be told twice: claims by the words that they have.
class Retold {
 public:
  Retold(const Draft& draft, std::vector<Finding>& findings)
      : draft_(draft), words_(CheckWords::of(draft.text->language)), findings_(findings) {}

  void check() {
    for (std::size_t i = 0; i < draft_.claims.size(); ++i) {
      const Claim& claim = draft_.claims[i];
      tellings_.push_back(keep::telling_of({.kind = claim.kinds.front(),
                                            .calendar = claim.date.calendar(),
                                            .span = claim.date.span(),
                                            .headline = claim.headline}));
      if (!claim.inferred.empty() || !when::only_day(claim.date.span())) continue;
      look(i);
      for (const auto& token : tellings_[i].tokens) by_word_[token.hash].push_back(i);
    }
  }

 private:
  /// Holds a claim against the last few that share a word with it.
  void look(std::size_t i) {
    constexpr std::size_t kLast = 4;
    std::vector<std::size_t> others;
    for (const auto& token : tellings_[i].tokens) {
      const auto known = by_word_.find(token.hash);
      if (known == by_word_.end()) continue;
      const auto& all = known->second;
      others.insert(others.end(), all.end() - static_cast<std::ptrdiff_t>(std::min(all.size(), kLast)), all.end());
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    for (const std::size_t other : others)
      if (hold(i, other)) return;
  }

  bool hold(std::size_t i, std::size_t k) {
    const Claim& here = draft_.claims[i];
    const Claim& there = draft_.claims[k];
    if (here.kinds.front() != there.kinds.front() || here.sentence == there.sentence) return false;
    if (!one_error(between(here.date, there.date))) return false;
    const bool life = here.kinds.front() != Kind::event;
    if (!(life ? same_person(tellings_[i], tellings_[k]) : same_words(i, k))) return false;
    findings_.push_back(finding(draft_, life ? Verdict::impossible : Verdict::suspicious, Rule::retold, here.range,
                                there.range,
                                fmt::format("the draft tells this of {} and of {}: \u201c{}\u201d",
                                            date_words(there.date), date_words(here.date), there.headline)));
    return true;
  }

  /// "The Titanic sank": of a thing with a name, what no thing does twice.
  [[nodiscard]] bool happens_once(std::size_t i) const {
    const auto told = keep::told_words({.headline = draft_.claims[i].headline});
    return std::any_of(told.begin(), told.end(), [](const keep::ToldWord& word) { return word.capital; }) &&
           std::any_of(told.begin(), told.end(),
                       [&](const keep::ToldWord& word) { return words_[word.folded] == CheckWord::once; });
  }

  static bool same_person(const keep::Telling& a, const keep::Telling& b) {
    return a.name.size() >= 2 && a.name == b.name;
  }

  /// Nearly all that the shorter one tells is in the other, and it is more than a name.
  [[nodiscard]] bool same_words(std::size_t i, std::size_t k) const {
    const keep::Telling &a = tellings_[i], &b = tellings_[k];
    constexpr double kPart = 0.8;
    const double enough = happens_once(i) && happens_once(k) ? 0 : 5;
    double shared = 0;
    for (const auto& token : a.tokens)
      if (std::binary_search(b.tokens.begin(), b.tokens.end(), token)) shared += static_cast<double>(token.weight);
    return shared >= enough && shared >= kPart * static_cast<double>(std::min(a.weight, b.weight));
  }

  const Draft& draft_;
  const CheckWords& words_;
  std::vector<Finding>& findings_;
  std::vector<keep::Telling> tellings_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_word_;
};

/// "The siege began in June 1943. It ended in May 1943."
class Courses {
 public:
  Courses(const Draft& draft, std::vector<Finding>& findings)
      : draft_(draft), words_(CheckWords::of(draft.text->language)), findings_(findings) {}

  void check() {
    for (const Claim& claim : draft_.claims) {
      const auto [what, is] = course(claim.headline);
      if (is == CheckWord::begins) begun_.insert_or_assign(what, &claim);
      const auto begun = is == CheckWord::ends ? begun_.find(what) : begun_.end();
      if (begun != begun_.end()) hold(*begun->second, claim, what);
    }
  }

 private:
  /// "The siege of Lund", and that it begins; an empty name where it does neither.
  [[nodiscard]] std::pair<std::string, CheckWord> course(const std::string& headline) const {
    for (const read::Word& word : read::words_of(headline)) {
      const CheckWord is = words_[std::string_view(headline).substr(word.range.begin, word.range.size())];
      if (is != CheckWord::begins && is != CheckWord::ends) continue;
      if (word.range.begin < 2) break;
      return {headline.substr(0, word.range.begin - 1), is};
    }
    return {{}, CheckWord::none};
  }

  void hold(const Claim& begun, const Claim& ended, const std::string& what) {
    // Where one has no year of its own, it was read with the wrong one.
    if (!begun.inferred.empty() || !ended.inferred.empty()) return;
    const auto from = begun.date.span(), to = ended.date.span();
    if (!from || !to || !from->earliest || !to->latest || *from->earliest <= *to->latest) return;
    findings_.push_back(finding(draft_, Verdict::impossible, Rule::order, ended.range, begun.range,
                                fmt::format("this ends on {}, before it begins on {}: \u201c{}\u201d",
                                            date_words(ended.date), date_words(begun.date), what)));
  }

  const Draft& draft_;
  const CheckWords& words_;
  std::vector<Finding>& findings_;
  std::unordered_map<std::string, const Claim*> begun_;
};

}  // namespace

void check_title(const Draft& draft, const std::optional<when::Date>& entry, std::vector<Finding>& findings) {
  // The title is a heading above all else; the first paragraph that tells a day is the lead.
  std::optional<Day> title;
  std::vector<Day> lead;
  for (std::size_t i = 0; i < draft.sentences.size() && lead.empty(); ++i) {
    const read::Sentence& sentence = draft.sentences[i];
    if (sentence.kind == story::Block::Kind::heading) {
      if (i > 0) break;
      const auto days = days_in(draft, sentence.range);
      if (days.size() == 1) title = days.front();
      continue;
    }
    for (std::size_t k = i; k < draft.sentences.size() && draft.sentences[k].paragraph == sentence.paragraph; ++k)
      for (const Day& day : days_in(draft, draft.sentences[k].range)) lead.push_back(day);
    break;
  }
  const auto hold = [&](const when::Date& told, ByteRange where, std::string_view who, const std::vector<Day>& days) {
    const Day* off = nullptr;
    for (const Day& day : days) {
      const Dates dates = between(*day.date, told);
      if (compatible(dates)) return;
      if (one_error(dates) && !off) off = &day;
    }
    if (off)
      findings.push_back(
          finding(draft, Verdict::impossible, Rule::title, off->range, where,
                  fmt::format("{} {}, but here it is {}", who, date_words(told), date_words(*off->date))));
  };
  if (title) hold(*title->date, title->range, "the title says", lead);
  if (!entry || !when::only_day(entry->span())) return;
  if (title) hold(*entry, {}, "the front matter dates this article", {*title});
  if (!title) hold(*entry, {}, "the front matter dates this article", lead);
}

void check_retold(const Draft& draft, std::vector<Finding>& findings) {
  Retold(draft, findings).check();
}

void check_courses(const Draft& draft, std::vector<Finding>& findings) {
  Courses(draft, findings).check();
}

}  // namespace thisday::ask
