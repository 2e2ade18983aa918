#include "read/events.hpp"

#include <algorithm>
#include <optional>

#include "read/capitals.hpp"
#include "read/headline.hpp"
#include "read/names.hpp"
#include "read/quantities.hpp"
#include "read/retold.hpp"

namespace thisday::read {
namespace {

using Kind = story::Block::Kind;

// The words of a sentence with one space between them, however its lines break.
std::string quoted(std::string_view sentence) {
  std::string quote(sentence.size(), ' ');
  std::size_t size = 0;
  for (const char c : sentence) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      quote[size++] = c;
    else if (size > 0 && quote[size - 1] != ' ')
      quote[size++] = ' ';
  }
  quote.resize(size);
  return quote;
}

class Drawer {
 public:
  Drawer(std::string_view text, const std::vector<Mention>& mentions, const std::vector<Sentence>& sentences,
         const Lexis& lexis)
      : text_(text),
        mentions_(mentions),
        sentences_(sentences),
        lexis_(lexis),
        parses_(text, sentences, mentions, lexis),
        antecedents_(text, parses_) {}

  std::vector<story::Event> draw() {
    std::size_t at = 0;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      const Sentence& sentence = sentences_[i];
      while (at < mentions_.size() && mentions_[at].range.begin < sentence.range.begin) ++at;
      if (sentence.kind == Kind::heading || sentence.kind == Kind::code) continue;
      if (at == mentions_.size() || mentions_[at].range.begin >= sentence.range.end) continue;
      if (may_tell(text_.substr(sentence.range.begin, sentence.range.size()), lexis_)) draw_from(i);
    }
    return join_retold(std::move(told_), lexis_);
  }

 private:
  void draw_from(std::size_t index) {
    const Parse& parse = parses_.of(index);
    const std::vector<Dating> all = datings(text_, parse.tokens, parse.clauses, mentions_);
    for (const Dating& dating : all) {
      const Headline headline = headline_of(text_, parse, dating, all, index, antecedents_);
      if (headline.words.empty()) continue;
      const std::size_t deed = deed_of(parse, parse.clauses[dating.clause]);
      if (dating.range && dating.mentions.size() == 2) {
        told_.push_back(
            {event(sentences_[index], parse, headline, range_of(dating.mentions[0], dating.mentions[1])), deed});
        continue;
      }
      for (const std::size_t mention : dating.mentions)
        told_.push_back({event(sentences_[index], parse, headline, date_of(mentions_[mention], dating.bound)), deed});
    }
  }

  // What is done to what: the verb, and its object or, in the passive, its subject.
  [[nodiscard]] std::size_t deed_of(const Parse& parse, const Clause& clause) const {
    const Tokens& tokens = parse.tokens;
    const auto word = [&](std::size_t i) { return text_.substr(tokens[i].range.begin, tokens[i].range.size()); };
    std::size_t verb = clause.verb;
    bool passive = false;
    while (verb < clause.range.end && tokens[verb].word() &&
           (tokens[verb].is(WordClass::auxiliary) || tokens[verb].is(WordClass::adverb))) {
      passive = passive || tokens[verb].is(WordClass::be);
      ++verb;
    }
    if (verb >= clause.range.end || !tokens[verb].word()) return 0;
    std::size_t noun = verb + 1;
    if (passive) {
      const TokenRange subject = core_of(tokens, clause.subject);
      if (subject.empty()) return 0;
      noun = subject.end - 1;
    } else {
      while (noun < clause.range.end && tokens[noun].word() &&
             (tokens[noun].is(WordClass::article) || tokens[noun].is(WordClass::adverb) ||
              tokens[noun].is(WordClass::possessive)))
        ++noun;
    }
    if (noun >= clause.range.end || !tokens[noun].word() || tokens[noun].is(WordClass::preposition) ||
        tokens[noun].is(WordClass::conjunction) || tokens[noun].is(WordClass::pronoun) ||
        tokens[noun].is(WordClass::determiner) || tokens[noun].number)
      return 0;
    return stem_of(word(verb)) * 31 + stem_of(word(noun));
  }

  // From one mention to another; the first alone where the two make no range.
  [[nodiscard]] when::Date range_of(std::size_t from, std::size_t to) const {
    const Mention& first = mentions_[from];
    const Mention& last = mentions_[to];
    if (last.date && last.date->calendar() == first.date->calendar())
      if (const auto range = when::Edtf::interval(first.date->as_written(), last.date->as_written()))
        return when::Date(*range, std::string(text_.substr(first.range.begin, last.range.end - first.range.begin)));
    return *first.date;
  }

  // What the event is dated by: both ends of a range, and what "since" and "until" leave open.
  [[nodiscard]] when::Date date_of(const Mention& mention, Bound bound) const {
    const when::Date& told = *mention.date;
    if (mention.range_end) return range_of(static_cast<std::size_t>(&mention - mentions_.data()), *mention.range_end);
    if (bound == Bound::from) return when::Date(when::Edtf::open_after(told.as_written()), told.words());
    if (bound == Bound::until) return when::Date(when::Edtf::open_before(told.as_written()), told.words());
    return told;
  }

  [[nodiscard]] story::Event event(const Sentence& sentence, const Parse& parse, const Headline& headline,
                                   const when::Date& date) {
    if (!capitals_) capitals_.emplace(text_, lexis_);
    story::Event made;
    made.headline = headline.words;
    made.date = date;
    if (!headline.subject.empty()) {
      Tokens subject;
      cut_tokens(headline.subject, {0, headline.subject.size()}, {}, 0, lexis_, subject);
      add_names(headline.subject, subject, {0, subject.size()}, *capitals_, made);
    }
    TokenRange rest = headline.told;  // what stands in brackets is no part of what is told
    for (const Clause& aside : parse.clauses) {
      if (aside.kind != Clause::Kind::aside || aside.range.begin < rest.begin || aside.range.end > rest.end) continue;
      add_names(text_, parse.tokens, {rest.begin, aside.range.begin}, *capitals_, made);
      rest.begin = aside.range.end;
    }
    add_names(text_, parse.tokens, rest, *capitals_, made);
    made.quantities = quantities_of(text_, parse.tokens, headline.told);
    story::Evidence evidence;
    evidence.range = sentence.range;
    evidence.quote = quoted(text_.substr(sentence.range.begin, sentence.range.size()));
    evidence.date = made.date;
    made.evidence.push_back(std::move(evidence));
    return made;
  }

  std::string_view text_;
  const std::vector<Mention>& mentions_;
  const std::vector<Sentence>& sentences_;
  const Lexis& lexis_;
  std::optional<Capitals> capitals_;  ///< once there is an event: many texts tell of none
  Parses parses_;
  Antecedents antecedents_;
  std::vector<ToldEvent> told_;
};

}  // namespace

std::vector<story::Event> draw_events(const story::Text& text, const std::vector<Mention>& mentions,
                                      const std::vector<Sentence>& sentences, const Lexis& lexis) {
  return Drawer(text.content, mentions, sentences, lexis).draw();
}

}  // namespace thisday::read
