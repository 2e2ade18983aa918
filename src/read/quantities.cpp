#include "read/quantities.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "read/headline.hpp"

namespace thisday::read {
namespace {

using C = WordClass;
using Mark = Token::Mark;
using Hedge = story::Quantity::Hedge;

constexpr std::size_t kUnitWithin = 5;  // words after the number
constexpr double kAlone = 100;          // a number that counts nothing named is a quantity from here on

struct Number {
  double value = 0;
  std::size_t end = 0;  // the token after it
  bool scaled = false;  // has "thousand" or the like
  char currency = 0;
  bool percent = false;
};

class QuantityFinder {
 public:
  QuantityFinder(std::string_view text, const Tokens& tokens, TokenRange told, std::vector<story::Quantity>& found)
      : text_(text), tokens_(tokens), told_(told), found_(found) {}

  void find() {
    for (std::size_t i = told_.begin; i < told_.end; ++i) {
      if (const std::size_t end = fraction(i); end > i) {
        i = end - 1;
        continue;
      }
      const auto number = number_at(i);
      if (!number) continue;
      i = quantity(i, *number) - 1;
    }
  }

 private:
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return text_.substr(tokens_[i].range.begin, tokens_[i].range.size());
  }

  // "thirty-five", "2,500", "3.5": one token's number.
  [[nodiscard]] std::optional<double> single(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!token.word()) return std::nullopt;
    if (token.number) {
      std::string digits(word(i));
      std::erase(digits, ',');
      double value = 0;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
      return value;
    }
    if (token.is(C::number)) return token.lexeme->amount;
    return std::nullopt;
  }

  [[nodiscard]] bool next_to(std::size_t i) const {
    return i + 1 < told_.end && tokens_[i + 1].word() && tokens_[i + 1].range.begin - tokens_[i].range.end <= 1;
  }

  [[nodiscard]] std::optional<Number> number_at(std::size_t i) const {
    const Token& token = tokens_[i];
    if (!token.word()) return std::nullopt;
    const bool article = token.is(C::article) && token.range.size() == 1 && next_to(i) &&
                         (tokens_[i + 1].is(C::scale) || word(i + 1) == "dozen");
    const auto first = article ? std::optional<double>(1) : single(i);
    if (!first) return std::nullopt;
    Number number{0, i + 1, false, 0, false};
    double group = *first;
    // "two hundred and fifty thousand": hundreds within a group, thousands and more close it.
    for (std::size_t at = i; next_to(at); at = number.end - 1) {
      std::size_t next = at + 1;
      if (tokens_[next].is(C::scale) && word(next).back() != 's') {
        const double scale = tokens_[next].lexeme->amount;
        number.scaled = true;
        if (scale == 100) {
          group *= 100;
        } else {
          number.value += group * scale;
          group = 0;
        }
      } else if (article && next == i + 1) {
        group = 12;
      } else {
        if (word(next) == "and" && number.scaled && next_to(next)) ++next;
        if (!number.scaled || !tokens_[next].is(C::number) || tokens_[next].number) break;
        group += tokens_[next].lexeme->amount;
      }
      number.end = next + 1;
    }
    number.value += group;
    if (token.range.begin > 0) {
      const char before = text_[token.range.begin - 1];
      if (before == '$') number.currency = '$';
      if (token.range.begin > 1 && text_.substr(token.range.begin - 2, 2) == "\u00A3") number.currency = 'L';
      if (token.range.begin > 2 && text_.substr(token.range.begin - 3, 3) == "\u20AC") number.currency = 'E';
    }
    const std::size_t after = tokens_[number.end - 1].range.end;
    number.percent = after < text_.size() && text_[after] == '%';
    return number;
  }

  // No quantity: "Hill 881", "No. 5", "one of them".
  [[nodiscard]] bool names_something(std::size_t i, const Number& number) const {
    if (number.value == 1 && !number.scaled && !tokens_[i].number) return true;
    if (i == 0 || !tokens_[i - 1].word()) return false;
    const Token& previous = tokens_[i - 1];
    if (previous.capital && i > 1 && !previous.is(C::hedge) && !previous.is(C::preposition)) return tokens_[i].number;
    const std::string_view before = word(i - 1);
    return tokens_[i].number && (before == "no" || before == "number" || before == "page" || before == "chapter" ||
                                 before == "article" || before == "line" || before == "volume");
  }

  // Reads the quantity whose number begins at `i`; returns the token after it.
  std::size_t quantity(std::size_t i, Number number) {
    if (names_something(i, number)) return number.end;
    // "two and three million", "two to three million": what scales the second scales the first.
    std::optional<Number> second;
    if (number.end + 1 < told_.end && tokens_[number.end].word()) {
      const bool between = i > 0 && (word(i - 1) == "between" || word(i - 1) == "Between");
      if (word(number.end) == "to" || (between && word(number.end) == "and")) second = number_at(number.end + 1);
    } else if (number.end + 1 < told_.end && tokens_[number.end].mark == Mark::dash && tokens_[i].number &&
               tokens_[number.end].range.begin == tokens_[number.end - 1].range.end) {
      second = number_at(number.end + 1);
    }
    // "fell 8% to $33 million" tells of two things.
    if (second && (second->currency != number.currency || second->percent != number.percent)) second.reset();
    std::size_t first = i;
    Hedge hedge = hedge_before(first);
    const std::size_t after = second ? second->end : number.end;
    std::size_t end = after;
    const std::string unit = unit_after(second ? *second : number, end);
    if (unit.empty() && number.value < kAlone && !number.scaled) return after;
    if (second) {
      if (i > 0 && tokens_[i - 1].word() && (word(i - 1) == "between" || word(i - 1) == "Between")) first = i - 1;
      if (second->scaled && !number.scaled && number.value < 1000)
        number.value *= second->value / unscaled(*second, number.end + 1);
      add(first, end, number.value, unit, Hedge::more_than);
      add(first, end, second->value, unit, Hedge::less_than);
      return end;
    }
    if (end + 1 < told_.end && word(end) == "or" && (word(end + 1) == "so" || word(end + 1) == "more")) {
      hedge = word(end + 1) == "so" ? Hedge::about : Hedge::more_than;
      end += 2;
    }
    add(first, end, number.value, unit, hedge);
    return std::max(end, after);
  }

  [[nodiscard]] double unscaled(const Number& number, std::size_t at) const {
    const auto value = single(at);
    return value && *value > 0 ? *value : number.value;
  }

  // Takes `first` back over the words that hedge the number at it.
  [[nodiscard]] Hedge hedge_before(std::size_t& first) const {
    if (first == 0 || !tokens_[first - 1].word()) return Hedge::exactly;
    const Token& last = tokens_[first - 1];
    const auto word_at = [&](std::size_t back) {
      return first >= back && tokens_[first - back].word() ? word(first - back) : std::string_view();
    };
    if (word_at(1) == "than" && first >= 2 && tokens_[first - 2].word() && tokens_[first - 2].is(C::comparison)) {
      int hedge = tokens_[first - 2].lexeme->hedge;
      first -= 2;
      if (first > 0 && word(first - 1) == "no") {
        hedge = hedge == 2 ? 3 : 2;
        --first;
      }
      return hedge == 2 ? Hedge::more_than : Hedge::less_than;
    }
    const bool at = word_at(2) == "at" || word_at(2) == "At", up = word_at(2) == "up" || word_at(2) == "Up";
    if (at && (word_at(1) == "least" || word_at(1) == "most")) {
      first -= 2;
      return word(first + 1) == "least" ? Hedge::more_than : Hedge::less_than;
    }
    if (up && word_at(1) == "to") {
      first -= 2;
      return Hedge::less_than;
    }
    if (word_at(1) == "as" && (word_at(2) == "many" || word_at(2) == "much") &&
        (word_at(3) == "as" || word_at(3) == "As")) {
      first -= 3;
      return Hedge::less_than;
    }
    if (word_at(1) == "of" && word_at(2) == "upwards") {
      first -= 2;
      return Hedge::more_than;
    }
    if (!last.is(C::hedge)) return Hedge::exactly;
    --first;
    int hedge = last.lexeme->hedge;
    if (first > 0 && word(first - 1) == "just") --first;
    if (first > 0 && tokens_[first - 1].is(C::article) && word(first) == "estimated") --first;
    return hedge == 1 ? Hedge::about : hedge == 2 ? Hedge::more_than : Hedge::less_than;
  }

  [[nodiscard]] bool plural(std::size_t i) const {
    const Token& token = tokens_[i];
    if (token.is(C::plural)) return true;
    const std::string_view letters = word(i);
    return letters.size() > 3 && letters.ends_with('s') && !letters.ends_with("ss") && !letters.ends_with("'s") &&
           !token.is(C::unplural) && !token.verb;
  }

  // What is counted: the first plural among the words that follow. `end` moves behind it.
  [[nodiscard]] std::string unit_after(const Number& number, std::size_t& end) const {
    if (number.percent) return "%";
    std::size_t at = end;
    if (at < told_.end && tokens_[at].word() && word(at) == "of") {
      ++at;
      if (at < told_.end && tokens_[at].word() && (tokens_[at].is(C::article) || tokens_[at].is(C::demonstrative)))
        ++at;
      if (at < told_.end && tokens_[at].word() && tokens_[at].is(C::possessive)) ++at;
    }
    const std::string counted = noun_at(at, number.value, end);
    if (number.currency == 0) return counted;
    return number.currency == '$' ? "$" : number.currency == 'L' ? "\u00A3" : "\u20AC";
  }

  [[nodiscard]] std::string noun_at(std::size_t at, double count, std::size_t& end) const {
    const std::size_t begin = at;
    for (; at < told_.end && at < begin + kUnitWithin; ++at) {
      const Token& token = tokens_[at];
      if (!token.word() || token.verb || token.number) break;
      const bool counts = token.is(C::plural);
      if (!counts && (token.is(C::preposition) || token.is(C::conjunction) || token.is(C::article) ||
                      token.is(C::relative) || token.is(C::auxiliary) || token.is(C::possessive) ||
                      token.is(C::pronoun) || token.is(C::object) || token.is(C::subordinator)))
        break;
      if (plural(at)) {
        end = at + 1;
        return std::string(word(at));
      }
    }
    // Nothing in the plural: the word right behind a number is taken if a noun may stand there.
    const bool joined = at < told_.end && tokens_[at].word() && tokens_[at].is(C::conjunction);
    if (at == begin + 1 && count != 1 && !joined && !tokens_[begin].is(C::adverb) && !tokens_[begin].capital &&
        !word(begin).ends_with("ed") && tokens_[begin].range.begin - tokens_[begin - 1].range.end == 1) {
      end = begin + 1;
      return std::string(word(begin));
    }
    return {};
  }

  // "more than half of them civilians", "a third of the army", "two-thirds of the votes".
  std::size_t fraction(std::size_t i) {
    const Token& token = tokens_[i];
    if (!token.word() || token.capital) return i;
    double value = 0;
    std::size_t first = i;
    if (token.is(C::fraction) && token.range.size() == 4) {
      value = token.lexeme->amount;
      if (first > 0 && tokens_[first - 1].word() &&
          (tokens_[first - 1].is(C::article) || word(first - 1) == "first" || word(first - 1) == "second" ||
           word(first - 1) == "other"))
        return i;
    } else if (token.is(C::fraction) && first > 0 && word(first - 1) == "a") {
      value = token.lexeme->amount;
      --first;
    } else if (word(i) == "two-thirds") {
      value = 2.0 / 3;
    } else if (word(i) == "three-quarters") {
      value = 0.75;
    } else {
      return i;
    }
    std::size_t at = i + 1;
    if (at >= told_.end || !tokens_[at].word() || word(at) != "of") return i;
    ++at;
    while (at < told_.end && tokens_[at].word() &&
           (tokens_[at].is(C::article) || tokens_[at].is(C::object) || tokens_[at].is(C::relative) ||
            tokens_[at].is(C::demonstrative) || tokens_[at].is(C::possessive) || tokens_[at].is(C::be)))
      ++at;
    if (at >= told_.end || !tokens_[at].word() || tokens_[at].verb || tokens_[at].number) return i;
    const Hedge hedge = hedge_before(first);
    add(first, at + 1, value, std::string(word(at)), hedge);
    return at + 1;
  }

  void add(std::size_t first, std::size_t end, double value, const std::string& unit, Hedge hedge) {
    std::size_t begin = tokens_[first].range.begin;
    if (begin > 0 && text_[begin - 1] == '$') --begin;
    std::size_t last = tokens_[end - 1].range.end;
    if (last < text_.size() && text_[last] == '%') ++last;
    std::string words;
    for (const char c : text_.substr(begin, last - begin)) words += c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    found_.push_back({value, unit, hedge, std::move(words)});
  }

  std::string_view text_;
  const Tokens& tokens_;
  TokenRange told_;
  std::vector<story::Quantity>& found_;
};

}  // namespace

std::vector<story::Quantity> quantities_of(std::string_view text, const Tokens& tokens, TokenRange told) {
  std::vector<story::Quantity> found;
  QuantityFinder(text, tokens, told, found).find();
  return found;
}

}  // namespace thisday::read
