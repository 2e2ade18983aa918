#include "phrase/pattern.hpp"

#include <algorithm>
#include <optional>

#include "phrase/fields.hpp"

namespace thisday::phrase {
namespace {

std::string_view take_until(std::string_view& rest, char border) {
  const std::size_t at = rest.find(border);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return part;
}

// The field that a class fills unless the pattern says otherwise.
Field default_field(Class of) {
  switch (of) {
    case Class::num:
    case Class::number:
    case Class::vague:
      return Field::count;
    case Class::day:
    case Class::dayth:
      return Field::day;
    case Class::ordinal:
    case Class::ordinalnum:
      return Field::ordinal;
    case Class::year4:
    case Class::year3:
      return Field::year;
    case Class::year2:
    case Class::twodigits:
      return Field::year2;
    case Class::decade4:
      return Field::decade;
    case Class::decade2num:
    case Class::decadeword:
      return Field::decade2;
    case Class::month:
      return Field::month;
    case Class::weekday:
      return Field::weekday;
    case Class::season:
      return Field::season;
    case Class::unit:
    case Class::units:
    case Class::setword:
      return Field::unit;
    case Class::era:
      return Field::era;
    case Class::daypart:
      return Field::daypart;
    case Class::mod:
    case Class::modnoun:
    case Class::hedge:
      return Field::mod;
    case Class::reference:
      return Field::reference;
    case Class::feast:
      return Field::feast;
    case Class::noon:
      return Field::noon;
    default:
      return Field::field_count;
  }
}

}  // namespace

// Reads one pattern into nodes, from its end to its beginning: each part knows the node that comes after it.
class PatternCompiler {
 public:
  PatternCompiler(Rules& rules, Lexicon& lexicon) : rules_(rules), lexicon_(lexicon) {}

  // Appends the nodes; returns the first, or why the pattern is none.
  Result<std::uint32_t> compile(std::string_view pattern, std::string_view sets) {
    std::uint32_t next = add({});
    const std::uint32_t accept = next;
    rules_.nodes_[accept].op = Rules::Op::accept;
    while (!sets.empty()) {
      std::string_view one = take_until(sets, ' ');
      if (one.empty()) continue;
      const auto filled = fill(one, next);
      if (!filled) return filled.error();
      next = *filled;
    }
    rest_ = pattern;
    auto items = alternatives();
    if (!items) return items.error();
    if (!rest_.empty()) return Error{Code::syntax, "a bracket is closed that was not opened", 0};
    return emit(*items, next);
  }

 private:
  struct Item {
    Rules::Node node;
    bool optional = false;
    std::vector<std::vector<Item>> ways;  ///< of a group; empty: a single node
  };
  using Ways = std::vector<std::vector<Item>>;

  std::uint32_t add(Rules::Node node) {
    rules_.nodes_.push_back(node);
    return static_cast<std::uint32_t>(rules_.nodes_.size() - 1);
  }

  Result<std::uint32_t> fill(std::string_view text, std::uint32_t next) {
    const std::string_view field_name = take_until(text, '=');
    const auto field = field_named(field_name);
    if (!field) return Error{Code::syntax, "no field '" + std::string(field_name) + "'", 0};
    const auto value = value_named(*field, text);
    if (!value) return Error{Code::syntax, "no value '" + std::string(text) + "' of " + std::string(field_name), 0};
    Rules::Node node;
    node.op = Rules::Op::fill;
    node.field = *field;
    node.value = *value;
    node.next = next;
    return add(node);
  }

  void blanks() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }

  Result<Ways> alternatives() {
    Ways ways(1);
    for (blanks(); !rest_.empty() && rest_.front() != ')' && rest_.front() != ']'; blanks()) {
      if (rest_.front() == '|') {
        rest_.remove_prefix(1);
        ways.emplace_back();
        continue;
      }
      auto one = item();
      if (!one) return one.error();
      ways.back().push_back(std::move(*one));
    }
    return ways;
  }

  Result<Item> item() {
    const char c = rest_.front();
    if (c == '[' || c == '(') {
      rest_.remove_prefix(1);
      auto ways = alternatives();
      if (!ways) return ways.error();
      if (rest_.empty() || rest_.front() != (c == '[' ? ']' : ')'))
        return Error{Code::syntax, "a bracket is not closed", 0};
      rest_.remove_prefix(1);
      Item group;
      group.optional = c == '[';
      group.ways = std::move(*ways);
      return group;
    }
    Item single;
    if (c == '\'') {
      if (rest_.size() < 3 || rest_[2] != '\'') return Error{Code::syntax, "a mark is written 'x'", 0};
      single.node.op = Rules::Op::mark;
      single.node.mark = rest_[1];
      rest_.remove_prefix(3);
      return single;
    }
    if (c == '<') return of_class();
    if (c == '{') {
      rest_.remove_prefix(1);
      const auto filled = fill(take_until(rest_, '}'), 0);
      if (!filled) return filled.error();
      single.node = rules_.nodes_[*filled];
      rules_.nodes_.pop_back();
      return single;
    }
    const std::size_t end = std::min(rest_.find_first_of(" ()[]|<{'"), rest_.size());
    single.node.op = Rules::Op::word;
    const std::string_view word = rest_.substr(0, end);
    single.node.word = word.size() > 1 && word.back() == '.' ? lexicon_.intern_abbreviation(word.substr(0, end - 1))
                                                             : lexicon_.intern(word);
    rest_.remove_prefix(end);
    return single;
  }

  Result<Item> of_class() {
    rest_.remove_prefix(1);
    std::string_view inside = take_until(rest_, '>');
    const std::string_view class_name = take_until(inside, ':');
    const auto of = class_named(class_name);
    if (!of) return Error{Code::syntax, "no class '" + std::string(class_name) + "'", 0};
    Item single;
    single.node.op = Rules::Op::of_class;
    single.node.of = *of;
    single.node.field = default_field(*of);
    if (inside == "-") {
      single.node.field = Field::field_count;
    } else if (!inside.empty()) {
      const auto field = field_named(inside);
      if (!field) return Error{Code::syntax, "no field '" + std::string(inside) + "'", 0};
      single.node.field = *field;
    }
    return single;
  }

  std::uint32_t emit(const Ways& ways, std::uint32_t next) {
    std::optional<std::uint32_t> start;
    for (auto way = ways.rbegin(); way != ways.rend(); ++way) {
      std::uint32_t node = next;
      for (auto item = way->rbegin(); item != way->rend(); ++item) node = emit(*item, node);
      start = start ? split(node, *start) : node;
    }
    return *start;
  }

  std::uint32_t emit(const Item& item, std::uint32_t next) {
    if (item.ways.empty()) {
      Rules::Node node = item.node;
      node.next = next;
      return add(node);
    }
    const std::uint32_t inner = emit(item.ways, next);
    return item.optional ? split(inner, next) : inner;
  }

  std::uint32_t split(std::uint32_t one, std::uint32_t other) {
    Rules::Node node;
    node.op = Rules::Op::split;
    node.next = one;
    node.other = other;
    return add(node);
  }

  Rules& rules_;
  Lexicon& lexicon_;
  std::string_view rest_;
};

namespace {

// Puts the patterns of $names in their places. Macros may use the ones above them.
Result<std::string> expand(std::string_view pattern, const std::unordered_map<std::string, std::string>& macros) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '$') {
      out += pattern[at++];
      continue;
    }
    std::size_t end = at + 1;
    while (end < pattern.size() && ((pattern[end] >= 'a' && pattern[end] <= 'z') || pattern[end] == '_')) ++end;
    const auto macro = macros.find(std::string(pattern.substr(at, end - at)));
    if (macro == macros.end())
      return Error{Code::syntax, "no pattern '" + std::string(pattern.substr(at, end - at)) + "' above", 0};
    out += "( " + macro->second + " )";
    at = end;
  }
  return out;
}

}  // namespace

Result<void> Rules::load(std::string_view tsv, Lexicon& lexicon) {
  std::unordered_map<std::string, std::string> macros;
  for (std::size_t line_number = 1; !tsv.empty(); ++line_number) {
    std::string_view line = take_until(tsv, '\n');
    if (line.empty() || line.front() == '#') continue;
    const auto wrong = [&](const std::string& what) {
      return Error{Code::syntax, "rules.tsv:" + std::to_string(line_number) + ": " + what, 0};
    };
    const std::string name(take_until(line, '\t'));
    const auto pattern = expand(take_until(line, '\t'), macros);
    if (!pattern) return wrong(pattern.error().message);
    if (name.front() == '$') {
      macros.emplace(name, *pattern);
      continue;
    }
    const std::string_view sets = take_until(line, '\t');
    const auto start = PatternCompiler(*this, lexicon).compile(*pattern, sets);
    if (!start) return wrong(start.error().message);
    rules_.push_back({name, *start});
    const std::string example(take_until(line, '\t'));
    if (example.empty() || line.empty()) return wrong("a rule has no example with its meaning");
    examples_.push_back({name, example, std::string(line)});
  }
  by_word_.resize(lexicon.size());
  by_class_.resize(static_cast<std::size_t>(Class::class_count));
  for (std::uint32_t rule = 0; rule < rules_.size(); ++rule) index_first(rule, lexicon);
  return {};
}

void Rules::index_first(std::uint32_t rule, const Lexicon& lexicon) {
  const auto put = [rule](std::vector<std::uint32_t>& list) {
    if (list.empty() || list.back() != rule) list.push_back(rule);
  };
  std::vector<std::uint32_t> open = {rules_[rule].start};
  while (!open.empty()) {
    const Node node = nodes_[open.back()];
    open.pop_back();
    switch (node.op) {
      case Op::split:
        open.push_back(node.other);
        [[fallthrough]];
      case Op::fill:
        open.push_back(node.next);
        break;
      case Op::word:
        put(by_word_[node.word]);
        break;
      case Op::mark:
        put(by_mark_[static_cast<unsigned char>(node.mark)]);
        break;
      case Op::accept:
        break;
      case Op::of_class:
        if (node.of < Class::first_of_words) {
          put(by_class_[static_cast<std::size_t>(node.of)]);
        } else {
          for (std::uint16_t word = 1; word < lexicon.size(); ++word)
            if (lexicon.lexeme(word).classes >> static_cast<unsigned>(node.of) & 1U) put(by_word_[word]);
        }
    }
  }
}

struct Rules::Match {
  const std::vector<Token>& tokens;
  const Lexicon& lexicon;
  std::size_t first;
  std::vector<Fill> fills;  ///< of the way being walked
  std::size_t best_end;
  std::vector<Fill> best;
};

void Rules::walk(Match& match, std::uint32_t at, std::size_t token) const {
  const std::size_t depth = match.fills.size();
  while (true) {
    const Node& node = nodes_[at];
    if (node.op == Op::accept) {
      if (token > match.best_end) {
        match.best_end = token;
        match.best = match.fills;
      }
      break;
    }
    if (node.op == Op::split) {
      walk(match, node.next, token);
      at = node.other;
      continue;
    }
    if (node.op == Op::fill) {
      match.fills.push_back({node.field, node.value});
      at = node.next;
      continue;
    }
    if (token >= match.tokens.size()) break;
    const Token& here = match.tokens[token];
    if (here.gap && token != match.first) break;
    if (node.op == Op::word   ? here.word != node.word || here.word == 0
        : node.op == Op::mark ? here.mark != node.mark
                              : !here.is(node.of))
      break;
    if (node.op == Op::of_class && node.of == Class::iso) {
      match.fills.insert(match.fills.end(), {{Field::year, here.number / 10000},
                                             {Field::month, here.number / 100 % 100},
                                             {Field::day, here.number % 100}});
    } else if (node.op == Op::of_class && node.of == Class::clock) {
      match.fills.insert(match.fills.end(), {{Field::hour, here.number / 60}, {Field::minute, here.number % 60}});
    } else if (node.op == Op::of_class && node.field != Field::field_count) {
      const std::int64_t value =
          here.kind == Token::Kind::word ? match.lexicon.lexeme(here.word).value(node.of) : here.number;
      match.fills.push_back({node.field, value});
      if (here.tenths > 0) match.fills.push_back({Field::tenths, here.tenths});
    }
    ++token;
    at = node.next;
  }
  match.fills.resize(depth);
}

std::size_t Rules::match(const std::vector<Token>& tokens, std::size_t first, const Lexicon& lexicon,
                         Phrase& phrase) const {
  Match match{tokens, lexicon, first, {}, first, {}};
  std::optional<std::uint32_t> best_rule;
  const auto attempt = [&](const std::vector<std::uint32_t>& candidates) {
    for (const std::uint32_t rule : candidates) {
      const std::size_t before = match.best_end;
      walk(match, rules_[rule].start, first);
      if (match.best_end > before) best_rule = rule;
    }
  };
  const Token& token = tokens[first];
  if (token.kind == Token::Kind::word) {
    // Words that later rules added to the lexicon begin none of these.
    if (token.word < by_word_.size()) attempt(by_word_[token.word]);
  } else if (token.kind == Token::Kind::mark) {
    attempt(by_mark_[static_cast<unsigned char>(token.mark)]);
  } else {
    for (std::size_t of = 0; of < static_cast<std::size_t>(Class::first_of_words); ++of)
      if (token.is(static_cast<Class>(of))) attempt(by_class_[of]);
  }
  if (!best_rule) return first;
  phrase = Phrase();
  phrase.rule = rules_[*best_rule].name;
  phrase.begin = tokens[first].begin;
  phrase.end = tokens[match.best_end - 1].end;
  for (const Fill& fill : match.best) phrase.set(fill.field, fill.value);
  return match.best_end;
}

}  // namespace thisday::phrase
