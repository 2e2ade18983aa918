#include "read/read.hpp"

#include "read/complement.hpp"
#include "read/events.hpp"
#include "read/resolver.hpp"
#include "read/sentences.hpp"
#include "read/subject.hpp"

namespace thisday::read {

std::string_view name(Type type) {
  switch (type) {
    case Type::date:
      return "DATE";
    case Type::time:
      return "TIME";
    case Type::duration:
      return "DURATION";
    case Type::set:
      return "SET";
  }
  return "DATE";
}

const Details& Mention::details() const {
  static const Details kNone;
  return details_ ? *details_ : kNone;
}

Details& Mention::add_details() {
  if (!details_) details_ = std::make_unique<Details>();
  return *details_;
}

Result<Reading> read(const story::Text& text, const Options& options) {
  const phrase::Grammar* grammar = phrase::Grammar::of(text.language);
  const Vocabulary* words = Vocabulary::of(text.language);
  const Lexis* lexis = Lexis::of(text.language);
  if (!grammar || !words || !lexis)
    return Error{Code::unsupported, "the language '" + text.language + "' cannot be read yet", 0, {}};
  Reading reading;
  std::vector<phrase::Phrase> phrases = grammar->scan(text.content, options.domain);
  const std::vector<const Period*> named = take_events(text.content, phrases, *words);
  Resolver resolver(text.content, options, *words,
                    options.domain == Domain::narrative ? follow(text, phrases) : std::vector<Turn>());
  reading.mentions.reserve(phrases.size());
  for (std::size_t i = 0; i < phrases.size(); ++i)
    resolver.resolve(phrases, i, named[i], reading.mentions.emplace_back());

  std::vector<Sentence> all;
  if (options.events) all = sentences(text, *words);
  std::optional<Subject> subject;  // found where a phrase asks for it
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const bool part = phrases[i].sense() == phrase::Sense::part;
    const bool whole = phrases[i].has(phrase::Field::event) && !phrases[i].has(phrase::Field::unit);
    if (named[i] && whole)
      place_whole(reading.mentions[i], *named[i]);
    else if (part && named[i])
      place_part(reading.mentions[i], phrases[i], subject_of(*named[i]));
    else if (part) {
      if (all.empty()) all = sentences(text, *words);
      if (!subject) subject = subject_of(text, reading.mentions, all, *words);
      place_part(reading.mentions[i], phrases[i], *subject);
    }
  }
  if (options.events) reading.events = draw_events(text, reading.mentions, all, *lexis);
  return reading;
}

}  // namespace thisday::read
