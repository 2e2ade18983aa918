#include "read/names.hpp"

#include <algorithm>

namespace thisday::read {
namespace {

using C = WordClass;
using Mark = Token::Mark;

enum class Role { none, party, place };

class NameFinder {
 public:
  NameFinder(std::string_view text, const Parse& parse, const Capitals& capitals)
      : text_(text), tokens_(parse.tokens), capitals_(capitals) {}

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
    return i + 1 < tokens_.size() && tokens_[i + 1].word() && tokens_[i + 1].capital && adjacent(i);
  }

  [[nodiscard]] bool adjacent(std::size_t i) const {
    const std::size_t from = tokens_[i].range.end, to = tokens_[i + 1].range.begin;
    for (std::size_t at = from; at < to; ++at)
      if (text_[at] != ' ' && text_[at] != '\n' && text_[at] != '.') return false;
    return !ends_possessive(i);
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
    const std::string_view letters = word(i);
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
      if (token.word() && (token.is(C::article) || token.is(C::people) || token.is(C::beside)) && !token.verb) {
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
    bool of = false, happening = false;
    for (std::size_t i = name.begin; i < name.end; ++i) {
      of = of || word(i) == "of";
      happening = happening || (!of && tokens_[i].is(C::happening));
    }
    const bool group = last.is(C::group) || (of && first.is(C::group));
    if (happening && !group) return Role::none;
    if (last.is(C::placename) || (first.is(C::placename) && name.end > name.begin + 1)) return Role::place;
    const bool acts = group || first.is(C::title) || last.is(C::people);
    // "into Soviet waters": an adjective says whose, and no more.
    std::size_t at = 0;
    const Token* previous = token_before(name.begin, at);
    if (!previous) return Role::party;
    if (before == Role::place && at + 1 <= name.begin && joined_to_place(name.begin))
      return acts ? Role::party : Role::place;
    if (!previous->word()) return Role::party;
    const std::string_view lead = word(at);
    if (lead == "of") {
      if (at > 0 && tokens_[at - 1].word() && tokens_[at - 1].is(C::placed) && !acts) return Role::place;
      return acts ? Role::party : Role::none;
    }
    if (previous->is(C::place)) {
      if (acts) return Role::party;
      const bool maybe_person = lead == "to" || lead == "from";
      if (maybe_person && name.end > name.begin + 1 && !capitals_.placed(word(name.begin))) return Role::party;
      return Role::place;
    }
    if (lead == "on" || lead == "off") {
      const bool war = at > 0 && word(at - 1) == "war";
      return acts || war ? Role::party : Role::place;
    }
    if (previous->is(C::taking) && !acts) return Role::place;
    if (name.end < tokens_.size() && tokens_[name.end].verb && tokens_[name.end].is(C::fallen) && falls(name))
      return Role::place;
    if (name.end + 1 < tokens_.size() && tokens_[name.end].verb && tokens_[name.end].is(C::be) &&
        tokens_[name.end + 1].is(C::fallen) && falls(name))
      return Role::place;
    return Role::party;
  }

  [[nodiscard]] bool falls(TokenRange name) const {
    return !tokens_[name.end - 1].is(C::group) && capitals_.placed(word(name.begin));
  }

  // ", Kansas" and "and Wonsan" after a place: nothing but commas, "and" and articles since.
  [[nodiscard]] bool joined_to_place(std::size_t i) const {
    const Token& token = tokens_[i - 1];
    if (token.mark == Mark::comma) return i + 2 < tokens_.size();
    return token.word() && (token.is(C::conjunction) || token.is(C::article));
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

void add_names(std::string_view text, const Parse& parse, TokenRange told, const Capitals& capitals,
               story::Event& event) {
  NameFinder(text, parse, capitals).find(told, event);
}

}  // namespace thisday::read
