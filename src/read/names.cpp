#include "read/names.hpp"

#include <algorithm>

namespace thisday::read {
namespace {

using C = WordClass;
using Mark = Token::Mark;

enum class Role { none, party, place };

class NameFinder {
 public:
  NameFinder(std::string_view text, const Tokens& tokens, const Capitals& capitals)
      : text_(text), tokens_(tokens), capitals_(capitals) {}

  void find(TokenRange told, story::Event& event) {
    Role before = Role::none;  // of the name before, if only commas and "and" have come since
    for (std::size_t i = told.begin; i < told.end; ++i) {
      const Token& token = tokens_[i];
      if (!begins_name(i)) {
        const bool joins =
            token.mark == Mark::comma || (token.word() && (token.is(C::conjunction) || token.is(C::article)));
        if (!joins) before = Role::none;
        continue;
      }
      const std::size_t end = end_of_name(i, told.end);
      const Role role = role_of({i, end}, before);
      if (role == Role::party) add_party(event, words({i, end}));
      if (role == Role::place) add_place(event, words({i, end}));
      before = role;
      i = end - 1;
    }
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return text_.substr(tokens_[i].range.begin, tokens_[i].range.size());
  }

  [[nodiscard]] bool function_word(const Token& token) const {
    return token.is(C::article) || token.is(C::preposition) || token.is(C::pronoun) || token.is(C::determiner) ||
           token.is(C::demonstrative) || token.is(C::possessive) || token.is(C::conjunction) ||
           token.is(C::subordinator) || token.is(C::relative) || token.is(C::finite) || token.is(C::object) ||
           token.is(C::number) || token.is(C::hedge) || token.is(C::comparison) || token.is(C::indefinite) ||
           token.is(C::scale) || token.is(C::fraction) || token.is(C::opening);
  }

  // Whether `i` is the first word after the beginning of a sentence or a quotation.
  [[nodiscard]] bool opens_sentence(std::size_t i) const {
    return i == 0 || tokens_[i - 1].mark == Mark::quote || tokens_[i - 1].mark == Mark::colon;
  }

  // A capital word stands right after `i`.
  [[nodiscard]] bool goes_on(std::size_t i) const {
    if (i + 1 >= tokens_.size() || !tokens_[i + 1].word() || !adjacent(i)) return false;
    return tokens_[i + 1].capital || after_joiner(i + 1, tokens_.size()) > i + 1;
  }

  [[nodiscard]] bool adjacent(std::size_t i) const {
    const std::size_t from = tokens_[i].range.end, to = tokens_[i + 1].range.begin;
    for (std::size_t at = from; at < to; ++at)
      if (text_[at] != ' ' && text_[at] != '\n' && text_[at] != '.') return false;
    return !ends_possessive(i) || tokens_[i].is(C::inner);  // "People's Army"
  }

  [[nodiscard]] bool ends_possessive(std::size_t i) const {
    return word(i).ends_with("'s") || word(i).ends_with("\u2019s");
  }

  [[nodiscard]] bool begins_name(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!token.word() || !token.capital || token.range.size() < 2)
      return token.word() && token.capital && goes_on(i) && word(i) != "I" && word(i) != "A";
    if (token.is(C::article)) return false;
    if (opens_sentence(i)) {
      if (function_word(token)) return false;
      if (token.is(C::unname)) return goes_on(i);
      if (goes_on(i))
        return token.is(C::people) || token.is(C::title) || token.is(C::group) || !capitals_.ordinary(word(i)) ||
               capitals_.name(word(i));
      return sounds_a_name(token, i);
    }
    return !token.is(C::unname) || goes_on(i);
  }

  // One capital word that begins a sentence.
  [[nodiscard]] bool sounds_a_name(const Token& token, std::size_t i) const {
    std::string_view letters = word(i);
    if (ends_possessive(i)) letters.remove_suffix(letters.ends_with("'s") ? 2 : 4);
    if (token.is(C::people)) return true;
    if (token.is(C::title) || token.is(C::happening) || token.is(C::group)) return false;
    if (capitals_.name(letters)) return true;
    if (capitals_.ordinary(letters)) return false;
    for (const std::string_view ending : {"s", "ing", "ed", "ly", "tion", "ment", "ness", "ity", "ance", "ence", "er"})
      if (letters.ends_with(ending)) return false;
    return true;
  }

  [[nodiscard]] std::size_t end_of_name(std::size_t i, std::size_t limit) const {
    std::size_t end = i + 1;
    while (end < limit) {
      if (!tokens_[end - 1].word() || !tokens_[end].word() || !adjacent(end - 1)) break;
      if (tokens_[end].capital) {
        ++end;
        continue;
      }
      if (tokens_[end].number && tokens_[end].range.size() <= 3 && end + 1 >= limit) {
        ++end;
        continue;
      }
      const std::size_t joined = after_joiner(end, limit);
      if (joined == end) break;
      end = joined + 1;
    }
    return end;
  }

  // "Republic of Korea", "Army of the Potomac", "Charles de Gaulle": the capital word behind the small ones.
  [[nodiscard]] std::size_t after_joiner(std::size_t at, std::size_t limit) const {
    static constexpr std::string_view kJoiners[] = {"of",  "de", "von", "van", "der", "den", "la", "le",
                                                    "del", "al", "bin", "ibn", "da",  "do",  "du", "el"};
    if (std::find(std::begin(kJoiners), std::end(kJoiners), word(at)) == std::end(kJoiners)) return at;
    std::size_t next = at + 1;
    if (next < limit && (word(next) == "the" || word(next) == "la") && adjacent(at)) ++next;
    if (next >= limit || !tokens_[next].word() || !tokens_[next].capital || !adjacent(next - 1)) return at;
    return next;
  }

  [[nodiscard]] std::string words(TokenRange name) const {
    std::string all(text_.substr(tokens_[name.begin].range.begin,
                                 tokens_[name.end - 1].range.end - tokens_[name.begin].range.begin));
    for (const std::string_view possessive : {"'s", "\u2019s"})
      if (all.ends_with(possessive)) all.resize(all.size() - possessive.size());
    std::string out;
    for (const char c : all) {
      const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank)
        out += c;
      else if (!out.empty() && out.back() != ' ')
        out += ' ';
    }
    // "U.S": the last full stop belongs to it.
    const std::size_t end = tokens_[name.end - 1].range.end;
    if (out.size() >= 3 && out[out.size() - 2] == '.' && end < text_.size() && text_[end] == '.') out += '.';
    return out;
  }

  [[nodiscard]] const Token* token_before(std::size_t i, std::size_t& at) const {
    at = i;
    while (at > 0) {
      const Token& token = tokens_[--at];
      if (token.word() && (token.is(C::article) || token.is(C::people) || token.is(C::beside) || token.is(C::side)) &&
          !token.verb) {
        if (token.is(C::hinge)) return &token;
        continue;
      }
      return &token;
    }
    return nullptr;
  }

  [[nodiscard]] Role role_of(TokenRange name, Role before) const {
    const Token& first = tokens_[name.begin];
    const Token& last = tokens_[name.end - 1];
    bool of = false, happening = false, titled = false;
    for (std::size_t i = name.begin; i < name.end; ++i) {
      titled = titled || (!of && tokens_[i].is(C::title));
      of = of || word(i) == "of";
      happening = happening || (!of && tokens_[i].is(C::happening));
    }
    const bool group = last.is(C::group) || (of && first.is(C::group));
    if (happening && !group) return Role::none;
    if (titled) return Role::party;
    if (last.is(C::placename) || (first.is(C::placename) && name.end > name.begin + 1)) return Role::place;
    const bool acts = group || last.is(C::people) || ends_possessive(name.end - 1);
    // "into Soviet waters": an adjective says whose, and no more.
    std::size_t at = 0;
    const Token* previous = token_before(name.begin, at);
    if (falls(name)) return Role::place;
    if (!previous) return Role::party;
    if (before == Role::place && joined_to_place(name)) return acts ? Role::party : Role::place;
    if (!previous->word()) return Role::party;
    const std::string_view lead = word(at);
    if (lead == "of") {
      if (at > 0 && tokens_[at - 1].word() && tokens_[at - 1].is(C::placed) && !acts) return Role::place;
      return acts || !capitals_.placed(word(name.begin)) ? Role::party : Role::none;
    }
    if (previous->is(C::place)) {
      if (acts) return Role::party;
      const bool maybe_person = lead == "to" || lead == "from";
      // "from the Bolsheviks"
      if (maybe_person && name.end == name.begin + 1 && at + 1 < name.begin && word(name.begin).ends_with('s'))
        return Role::party;
      if (maybe_person && name.end > name.begin + 1 && !capitals_.placed(word(name.begin))) return Role::party;
      return Role::place;
    }
    if (lead == "on") {
      const bool war = at > 0 && word(at - 1) == "war";
      return acts || war ? Role::party : Role::place;
    }
    if (previous->is(C::taking) && !acts) return Role::place;
    // "after Yorktown": the text has it as a place elsewhere.
    const bool with = lead == "by" || lead == "with" || lead == "against" || lead == "for" || lead == "between";
    if (previous->is(C::preposition) && !with && !previous->is(C::subordinator) && !acts &&
        capitals_.placed(word(name.begin)))
      return Role::place;
    return Role::party;
  }

  // "Seoul fell", "Seoul was captured", of what the text has as a place.
  [[nodiscard]] bool falls(TokenRange name) const {
    if (tokens_[name.end - 1].is(C::group) || !capitals_.placed(word(name.begin))) return false;
    std::size_t verb = name.end;
    if (verb >= tokens_.size() || !tokens_[verb].verb) return false;
    if (tokens_[verb].is(C::falling)) return true;
    while (verb < tokens_.size() && verb < name.end + 4 && tokens_[verb].word() &&
           (tokens_[verb].is(C::auxiliary) || tokens_[verb].is(C::adverb)))
      ++verb;
    return verb > name.end && verb < tokens_.size() && tokens_[verb].word() && tokens_[verb].is(C::fallen);
  }

  // ", Kansas" and "and Wonsan" after a place, unless a new clause begins with the name.
  [[nodiscard]] bool joined_to_place(TokenRange name) const {
    const Token& token = tokens_[name.begin - 1];
    const bool joined =
        token.mark == Mark::comma || (token.word() && (token.is(C::conjunction) || token.is(C::article)));
    if (!joined) return false;
    for (std::size_t i = name.end; i < tokens_.size() && i < name.end + 3; ++i) {
      if (!tokens_[i].word()) break;
      if (tokens_[i].verb) return false;
      if (!tokens_[i].is(C::adverb)) break;
    }
    return true;
  }

  static void add_party(story::Event& event, std::string name) {
    if (std::find(event.parties.begin(), event.parties.end(), name) == event.parties.end())
      event.parties.push_back(std::move(name));
  }
  static void add_place(story::Event& event, std::string name) {
    if (std::none_of(event.places.begin(), event.places.end(), [&](const auto& p) { return p.name == name; }))
      event.places.push_back({std::move(name), {}, {}});
  }

  std::string_view text_;
  const Tokens& tokens_;
  const Capitals& capitals_;
};

}  // namespace

void add_names(std::string_view text, const Tokens& tokens, TokenRange told, const Capitals& capitals,
               story::Event& event) {
  NameFinder(text, tokens, capitals).find(told, event);
}

}  // namespace thisday::read
