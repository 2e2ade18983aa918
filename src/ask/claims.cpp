#include "ask/claims.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "ask/check_words.hpp"
#include "read/lexis.hpp"
#include "read/words.hpp"

namespace thisday::ask {
namespace {

using read::Mention;
using read::Sentence;
using story::ByteRange;
using story::Kind;

constexpr std::size_t kLongestAside = 400;  // bytes beside a date that are taken for what it dates

/// Blanks as one, and the marks gone that stood around the date.
std::string tidy(std::string_view words) {
  std::string text;
  for (const char c : words) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      text += c;
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : {" ", ",", ":", ";", "-", "\u2013", "\u2014", "(", ")", "."}) {
      if (std::string_view(text).starts_with(mark)) text.erase(0, mark.size()), more = true;
      if (mark != "." && std::string_view(text).ends_with(mark)) text.resize(text.size() - mark.size()), more = true;
    }
  }
  return text;
}

/// Finds the claims of one text.
class Finder {
 public:
  Finder(Draft& draft, const CheckWords& words, const read::Lexis& lexis)
      : draft_(draft),
        words_(words),
        lexis_(lexis),
        taken_(draft.reading.mentions.size(), false),
        life_(draft.reading.mentions.size(), false) {
    CheckWord list = CheckWord::none;
    for (const Sentence& sentence : draft.sentences) {
      if (sentence.kind == story::Block::Kind::heading) list = first_word(draft.words(sentence.range));
      lists_.push_back(list);
    }
  }

  void find() {
    const auto& mentions = draft_.reading.mentions;
    for (std::size_t i = 0; i < mentions.size(); ++i) take_lives(i);
    for (const story::Event& event : draft_.reading.events)
      for (const story::Evidence& evidence : event.evidence) take_event(event, evidence);
    for (std::size_t i = 0; i < mentions.size(); ++i)
      if (!taken_[i]) take_aside(i);
    std::stable_sort(draft_.claims.begin(), draft_.claims.end(),
                     [](const Claim& a, const Claim& b) { return a.range < b.range; });
  }

 private:
  [[nodiscard]] std::string_view words(std::size_t begin, std::size_t end) const {
    return draft_.words({begin, std::max(begin, end)});
  }

  void add(std::size_t mention, ByteRange range, std::vector<Kind> kinds, std::string headline, when::Date date,
           bool alone) {
    const Mention& said = draft_.reading.mentions[mention];
    const Sentence* sentence = draft_.sentence(range.begin);
    const ByteRange around = sentence ? sentence->range : range;
    std::string context;
    if (alone && around.size() <= kLongestAside) context = tidy(draft_.words(around));
    draft_.claims.push_back({range, around, mention, std::move(kinds), std::move(headline), std::move(context),
                             std::move(date), said.from});
    taken_[mention] = true;
    if (said.range_end) taken_[*said.range_end] = true;
  }

  /// "NAME (DATE – DATE)", "NAME (born DATE)".
  void take_lives(std::size_t i) {
    const Mention& mention = draft_.reading.mentions[i];
    if (taken_[i] || !mention.date) return;
    const Sentence* sentence = draft_.sentence(mention.range.begin);
    if (!sentence) return;
    const std::size_t from =
        std::max(sentence->range.begin, mention.range.begin - std::min(mention.range.begin, kLongestAside));
    const std::string_view before = words(from, mention.range.begin);
    const std::size_t open = before.rfind('(');
    if (open == std::string_view::npos || before.find(')', open) != std::string_view::npos) return;
    const auto inside = read::words_of(before.substr(open));
    CheckWord told = CheckWord::none;
    for (const read::Word& word : inside) {
      // The full stop of "d." is not in the word.
      const std::string_view text = before.substr(open + word.range.begin, word.range.size());
      told = words_[text];
      if (told == CheckWord::none) told = words_[std::string(text) + "."];
    }
    const bool bare = inside.empty();
    const std::string name = name_before(before.substr(0, open));
    if (name.empty()) return;
    if (bare && mention.range_end) {
      const Mention& last = draft_.reading.mentions[*mention.range_end];
      if (!last.date) return;
      const when::Date died = *last.date;
      add(i, mention.range, {Kind::birth}, name, *mention.date, false);
      life_[i] = true;
      add(*mention.range_end, last.range, {Kind::death}, name, died, false);
    } else if (told == CheckWord::born || told == CheckWord::died) {
      add(i, mention.range, {told == CheckWord::born ? Kind::birth : Kind::death}, name, *mention.date, false);
      life_[i] = true;
    }
  }

  /// The name at the end of `text`; empty where there is none, or it is that of a war.
  [[nodiscard]] std::string name_before(std::string_view text) const {
    constexpr std::size_t kNear = 160;
    if (text.size() > kNear) text.remove_prefix(text.find(' ', text.size() - kNear));
    const auto all = read::words_of(text);
    std::size_t end = text.find_last_not_of(' ') + 1;
    std::optional<std::size_t> begin;
    for (auto word = all.rbegin(); word != all.rend(); ++word) {
      if (text.substr(word->range.end, end - word->range.end).find_first_not_of(' ') != std::string_view::npos) break;
      const std::string_view spelled = text.substr(word->range.begin, word->range.size());
      const bool particle = !word->capital && spelled.size() <= 3 && begin;
      if (!word->capital && !particle) break;
      if (!begin && lexis_.of_word(spelled).is(read::WordClass::happening)) return {};
      if (word->capital) begin = word->range.begin;
      end = word->range.begin;
    }
    if (!begin) return {};
    const auto first = text.substr(*begin, text.find_last_not_of(' ') + 1 - *begin);
    return tidy(first);
  }

  /// Where what an event is dated by stands: the mention within the sentence that has the date's words.
  [[nodiscard]] std::optional<std::size_t> mention_of(const story::Evidence& evidence) const {
    const auto& mentions = draft_.reading.mentions;
    auto at = std::lower_bound(mentions.begin(), mentions.end(), evidence.range.begin,
                               [](const Mention& mention, std::size_t begin) { return mention.range.begin < begin; });
    for (; at != mentions.end() && at->range.begin < evidence.range.end; ++at)
      if (at->date && evidence.date && evidence.date->words().starts_with(at->date->words()))
        return static_cast<std::size_t>(at - mentions.begin());
    return std::nullopt;
  }

  void take_event(const story::Event& event, const story::Evidence& evidence) {
    const auto mention = mention_of(evidence);
    if (!mention || !evidence.date) return;
    const Mention& said = draft_.reading.mentions[*mention];
    ByteRange range = said.range;
    range.end = std::min(evidence.range.end, range.begin + std::max(range.size(), evidence.date->words().size()));
    // Two clauses of one date are two claims; what a life's bracket dates is told already.
    if (life_[*mention]) return;
    add(*mention, range, kinds_of(event.headline, range), event.headline, *evidence.date, alone(evidence.range));
  }

  /// Whether a sentence has one date only.
  [[nodiscard]] bool alone(ByteRange sentence) const {
    const auto& mentions = draft_.reading.mentions;
    auto at = std::lower_bound(mentions.begin(), mentions.end(), sentence.begin,
                               [](const Mention& mention, std::size_t begin) { return mention.range.begin < begin; });
    int dated = 0;
    for (; at != mentions.end() && at->range.begin < sentence.end && dated < 2; ++at) dated += at->date.has_value();
    return dated == 1;
  }

  /// What the words tell of: those of the clause, and those before the date.
  [[nodiscard]] std::vector<Kind> kinds_of(std::string_view headline, ByteRange date) const {
    CheckWord told = CheckWord::none;
    for (const read::Word& word : read::words_of(headline)) {
      const CheckWord is = words_[headline.substr(word.range.begin, word.range.size())];
      if (is == CheckWord::born || is == CheckWord::died || is == CheckWord::killed) {
        told = is;
        break;
      }
    }
    if (told == CheckWord::none) {
      if (const Sentence* sentence = draft_.sentence(date.begin)) {
        constexpr std::size_t kBytes = 80;
        const std::size_t from = std::max(sentence->range.begin, date.begin - std::min(date.begin, kBytes));
        const std::string_view before = words(from, date.begin);
        constexpr std::size_t kNear = 3;  // "was born in Warsaw on 7 November": the words right before the date
        const auto all = read::words_of(before);
        for (std::size_t i = all.size() - std::min(all.size(), kNear); i < all.size(); ++i) {
          const CheckWord is = words_[before.substr(all[i].range.begin, all[i].range.size())];
          if (is == CheckWord::born || is == CheckWord::died) told = is;
        }
      }
    }
    if (told == CheckWord::born) return {Kind::birth};
    if (told == CheckWord::died) return {Kind::death, Kind::event};
    if (told == CheckWord::killed) return {Kind::event, Kind::death};
    return {Kind::event};
  }

  /// What stands beside a date that no clause was found for: a line of a list, a title, a noun.
  void take_aside(std::size_t i) {
    const auto& mentions = draft_.reading.mentions;
    const Mention& mention = mentions[i];
    const phrase::Phrase* phrase = draft_.phrase(mention);
    if (!mention.date || !mention.date->span() || !phrase || !phrase->complete()) return;
    const Sentence* sentence = draft_.sentence(mention.range.begin);
    if (!sentence || sentence->kind == story::Block::Kind::code) return;
    ByteRange range = mention.range;
    when::Date date = *mention.date;
    if (mention.range_end && mentions[*mention.range_end].date) {
      const Mention& last = mentions[*mention.range_end];
      const auto whole = when::Edtf::interval(date.as_written(), last.date->as_written());
      range.end = last.range.end;
      if (whole) date = when::Date(*whole, std::string(draft_.words(range)));
    }
    const auto dated = [&](std::size_t k) { return k != i && mentions[k].date && mentions[k].range_end != i; };
    std::size_t begin = std::max(sentence->range.begin, range.begin - std::min(range.begin, kLongestAside));
    std::size_t end = std::min(sentence->range.end, range.end + kLongestAside);
    for (std::size_t k = i; k-- > 0 && mentions[k].range.end > begin;)
      if (dated(k)) begin = mentions[k].range.end;
    for (std::size_t k = i + 1; k < mentions.size() && mentions[k].range.begin < end; ++k)
      if (mentions[k].range.begin >= range.end && dated(k)) end = mentions[k].range.begin;
    const std::string before = tidy(words(begin, range.begin));
    const std::string after = tidy(words(range.end, end));
    const std::string headline = before.empty() ? after : after.empty() ? before : before + " " + after;
    if (headline.empty()) return;
    std::vector<Kind> kinds = kinds_of(headline, range);
    if (kinds.front() == Kind::event) kinds = open_kinds(*sentence, headline);
    add(i, range, std::move(kinds), headline, std::move(date), alone(sentence->range));
  }

  /// A line without a verb may be of a birth or a death; a heading above it, or "(d. 1716)" in it, says of which.
  [[nodiscard]] std::vector<Kind> open_kinds(const Sentence& sentence, std::string_view headline) const {
    const std::string_view line = draft_.words(sentence.range);
    if (line.find("(d. ") != std::string_view::npos) return {Kind::birth};
    if (line.find("(b. ") != std::string_view::npos) return {Kind::death};
    const CheckWord list = lists_[static_cast<std::size_t>(&sentence - draft_.sentences.data())];
    if (list == CheckWord::born) return {Kind::birth};
    if (list == CheckWord::died) return {Kind::death};
    const auto all = read::words_of(headline);
    const bool named = all.size() >= 2 && all[0].capital && all[1].capital;
    return named ? std::vector{Kind::event, Kind::birth, Kind::death} : std::vector{Kind::event};
  }

  [[nodiscard]] CheckWord first_word(std::string_view text) const {
    const auto all = read::words_of(text);
    return all.empty() ? CheckWord::none : words_[text.substr(all[0].range.begin, all[0].range.size())];
  }

  Draft& draft_;
  const CheckWords& words_;
  const read::Lexis& lexis_;
  std::vector<bool> taken_;       // by mention
  std::vector<bool> life_;        // dates a birth or death that a bracket tells
  std::vector<CheckWord> lists_;  // by sentence: what the list above it is of
};

}  // namespace

const phrase::Phrase* Draft::phrase(const read::Mention& mention) const {
  const auto at = std::lower_bound(phrases.begin(), phrases.end(), mention.range.begin,
                                   [](const phrase::Phrase& each, std::size_t begin) { return each.begin < begin; });
  return at == phrases.end() || at->begin != mention.range.begin ? nullptr : &*at;
}

const read::Sentence* Draft::sentence(std::size_t at) const {
  auto after = std::upper_bound(sentences.begin(), sentences.end(), at,
                                [](std::size_t byte, const Sentence& each) { return byte < each.range.begin; });
  if (after == sentences.begin()) return nullptr;
  --after;
  return at < after->range.end ? &*after : nullptr;
}

Result<Draft> draft_of(const story::Text& text, const read::Options& options) {
  auto reading = read::read(text, options);
  if (!reading) return reading.error();
  Draft draft;
  draft.text = &text;
  draft.reading = *std::move(reading);
  draft.phrases = phrase::Grammar::of(text.language)->scan(text.content, options.domain);
  draft.sentences = read::sentences(text, *read::Vocabulary::of(text.language));
  Finder(draft, CheckWords::of(text.language), *read::Lexis::of(text.language)).find();
  return draft;
}

}  // namespace thisday::ask
