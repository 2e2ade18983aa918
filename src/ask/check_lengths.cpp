// Lengths of time against the dates beside them, and years counted back from the day of the draft.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ask/check_words.hpp"
#include "ask/date_words.hpp"
#include "ask/self_check.hpp"
#include "read/periods.hpp"
#include "read/words.hpp"
#include "when/anniversary.hpp"

namespace thisday::ask {
namespace {

using phrase::Field;
using phrase::Sense;
using phrase::Unit;
using read::Mention;
using story::ByteRange;

/// Days of a unit that is counted in lengths; none of others.
std::optional<double> days_of(std::int64_t unit) {
  switch (static_cast<Unit>(unit)) {
    case Unit::day:
      return 1;
    case Unit::week:
      return 7;
    case Unit::month:
      return 30.44;
    case Unit::year:
      return 365.25;
    default:
      return std::nullopt;
  }
}

std::string_view unit_name(std::int64_t unit) {
  switch (static_cast<Unit>(unit)) {
    case Unit::day:
      return "day";
    case Unit::week:
      return "week";
    case Unit::month:
      return "month";
    default:
      return "year";
  }
}

std::string counted(std::int64_t count, std::int64_t unit) {
  return fmt::format("{} {}{}", count, unit_name(unit), count == 1 ? "" : "s");
}

/// From when to when something lasted, with the days that each end may mean.
struct Stretch {
  when::Span begin;
  when::Span end;
  std::string words;
  ByteRange range;
};

class Lengths {
 public:
  Lengths(const Draft& draft, const std::optional<when::CivilDay>& today, std::vector<Finding>& findings)
      : draft_(draft), words_(CheckWords::of(draft.text->language)), today_(today), findings_(findings) {}

  void check() {
    const auto& mentions = draft_.reading.mentions;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const phrase::Phrase* phrase = draft_.phrase(mentions[i]);
      if (!phrase) continue;
      if (mentions[i].range_end) order(mentions[i], mentions[*mentions[i].range_end]);
      if (phrase->sense() == Sense::duration) length(i, *phrase);
      if (phrase->sense() == Sense::offset) distance(i, *phrase);
    }
  }

 private:
  void add(Verdict verdict, Rule rule, ByteRange range, ByteRange other, std::string message) {
    Finding finding;
    finding.verdict = verdict;
    finding.rule = rule;
    finding.range = range;
    finding.other = other;
    if (const auto* sentence = draft_.sentence(range.begin)) finding.sentence = sentence->range;
    finding.message = std::move(message);
    findings_.push_back(std::move(finding));
  }

  void order(const Mention& begin, const Mention& end) {
    if (!begin.date || !end.date) return;
    const auto from = begin.date->span(), to = end.date->span();
    if (!from || !to || !from->earliest || !to->latest || *from->earliest <= *to->latest) return;
    // Where one end has no year of its own, it was read with the wrong one.
    if (!begin.from.empty() || !end.from.empty()) return;
    add(Verdict::impossible, Rule::order, end.range, begin.range,
        fmt::format("this ends on {}, before it begins on {}", date_words(*end.date), date_words(*begin.date)));
  }

  [[nodiscard]] std::optional<Stretch> stretch(const Mention& mention) const {
    if (!mention.date || !mention.range_end) return std::nullopt;
    const Mention& last = draft_.reading.mentions[*mention.range_end];
    if (!last.date) return std::nullopt;
    const auto from = mention.date->span(), to = last.date->span();
    if (!from || !to || !from->earliest || !from->latest || !to->earliest || !to->latest) return std::nullopt;
    if (*from->earliest > *to->latest) return std::nullopt;
    return Stretch{*from,
                   *to,
                   fmt::format("{} to {}", date_words(*mention.date), date_words(*last.date)),
                   {mention.range.begin, last.range.end}};
  }

  /// Whether the words between a length and dates say no more than that the one is that of the other.
  [[nodiscard]] bool joined(std::size_t begin, std::size_t end) const {
    if (end < begin) return false;
    const std::string_view between = draft_.words({begin, end});
    constexpr std::size_t kFar = 80;
    if (between.size() > kFar || between.find_first_of(".;") != std::string_view::npos) return false;
    int nouns = 0;
    for (const read::Word& word : read::words_of(between)) {
      const CheckWord is = words_[between.substr(word.range.begin, word.range.size())];
      if (is == CheckWord::lasting || is == CheckWord::of || is == CheckWord::begins) continue;
      if (++nouns > 2) return false;
    }
    return true;
  }

  void length(std::size_t i, const phrase::Phrase& phrase) {
    const auto& mentions = draft_.reading.mentions;
    const auto days = days_of(phrase.maybe(Field::unit).value_or(0));
    const std::int64_t count = phrase.maybe(Field::count).value_or(0);
    if (!days || count <= 0 || phrase.has(Field::mod) || phrase.has(Field::tenths)) return;
    const ByteRange range = mentions[i].range;
    for (std::size_t k = i + 1; k < mentions.size() && k <= i + 2; ++k)
      if (const auto dates = stretch(mentions[k]); dates && joined(range.end, mentions[k].range.begin))
        return hold(range, count, phrase.get(Field::unit), *days, *dates);
    for (std::size_t k = i; k-- > 0 && k + 3 > i;)
      if (const auto dates = stretch(mentions[k]); dates && joined(dates->range.end, range.begin))
        return hold(range, count, phrase.get(Field::unit), *days, *dates);
    // "the three-year Korean War": one whose dates are known.
    const std::string_view text = draft_.text->content;
    constexpr std::size_t kWords = 3;
    const auto ahead = text.substr(range.end, 60);
    const auto all = read::words_of(ahead);
    for (std::size_t w = 0; w < std::min(all.size(), kWords); ++w) {
      const auto named = read::Periods::english().at(text, range.end + all[w].range.begin);
      if (!named) continue;
      const auto edtf = named->period->edtf();
      const auto span = edtf.span();
      if (!edtf.is_interval() || !span || !span->earliest || !span->latest) return;
      const std::size_t begin = range.end + all[w].range.begin;
      return hold(range, count, phrase.get(Field::unit), *days,
                  {{span->earliest, span->earliest},
                   {span->latest, span->latest},
                   date_words(edtf),
                   {begin, begin + named->length}});
    }
  }

  void hold(ByteRange range, std::int64_t count, std::int64_t unit, double days, const Stretch& dates) {
    const auto least = static_cast<double>(*dates.end.earliest - *dates.begin.latest);
    const auto most = static_cast<double>(*dates.end.latest - *dates.begin.earliest + 1);
    const auto told = static_cast<double>(count);
    if (most > (told - 1) * days && least < (told + 1) * days) return;
    const auto right = static_cast<std::int64_t>(std::lround((least + most) / 2 / days));
    const std::string real =
        right > 0 ? "about " + counted(right, unit) : "less than one " + std::string(unit_name(unit));
    add(Verdict::impossible, Rule::length, range, dates.range,
        fmt::format("the draft says {}, but {} is {}", counted(count, unit), dates.words, real));
  }

  /// "70 years ago, on 27 July 1953".
  void distance(std::size_t i, const phrase::Phrase& phrase) {
    if (!today_ || phrase.maybe(Field::anchor) != static_cast<std::int64_t>(phrase::Anchor::now)) return;
    const std::int64_t count = phrase.maybe(Field::count).value_or(0);
    if (phrase.maybe(Field::unit) != static_cast<std::int64_t>(Unit::year) || count <= 0 || phrase.has(Field::mod))
      return;
    const auto& mentions = draft_.reading.mentions;
    const auto* sentence = draft_.sentence(phrase.begin);
    if (!sentence) return;
    for (const std::size_t k : {i + 1, i - 1}) {
      if (k >= mentions.size() || !mentions[k].date || mentions[k].range_end) continue;
      const Mention& beside = mentions[k];
      const phrase::Phrase* stated = draft_.phrase(beside);
      if (!stated || !stated->complete() || !stated->has(Field::year)) continue;
      if (beside.range.begin < sentence->range.begin || beside.range.end > sentence->range.end) continue;
      const std::size_t from = std::min(beside.range.end, phrase.end), to = std::max(beside.range.begin, phrase.begin);
      constexpr std::size_t kNear = 40;
      if (to - std::min(from, to) > kNear) continue;
      return count_back(phrase, beside, count);
    }
  }

  void count_back(const phrase::Phrase& phrase, const Mention& beside, std::int64_t count) {
    const auto span = beside.date->span();
    if (!span || !span->earliest) return;
    const when::CivilDay then = when::civil_day(beside.date->calendar(), *span->earliest);
    const std::int64_t years = today_->year - then.year;
    if (years == count || when::years_between(then, *today_) == count) return;
    // "50 years ago" may be a round number.
    const bool round = count % 10 == 0 && std::llabs(years - count) * 20 <= count;
    add(round ? Verdict::suspicious : Verdict::impossible, Rule::distance, {phrase.begin, phrase.end}, beside.range,
        fmt::format("the draft says {} ago, but from {} to {} {} {}", counted(count, static_cast<int>(Unit::year)),
                    date_words(*beside.date), today_->year, years == 1 ? "is" : "are",
                    counted(years, static_cast<int>(Unit::year))));
  }

  const Draft& draft_;
  const CheckWords& words_;
  const std::optional<when::CivilDay>& today_;
  std::vector<Finding>& findings_;
};

}  // namespace

void check_lengths(const Draft& draft, const std::optional<when::CivilDay>& today, std::vector<Finding>& findings) {
  Lengths(draft, today, findings).check();
}

}  // namespace thisday::ask
