#include "phrase/pattern.hpp"

#include <algorithm>
#include <optional>

#include "phrase/automaton.hpp"
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
    case Class::nengo:
      return Field::nengo;
    case Class::monarch:
      return Field::monarch;
    case Class::yearcount:
      return Field::calendar;
    default:
      return Field::field_count;
  }
}

}  // namespace

// Reads one pattern into nodes, from its end to its beginning: each part knows the node that comes after it.
class PatternCompiler {
 public:
  PatternCompiler(Rules& rules, Lexicon& lexicon) : rules_(rules), lexicon_(lexicon) {}

  // Appends the nodes to the rule; errors: why the pattern is none.
  Result<void> compile(std::string_view pattern, std::string_view sets, Rules::Rule& rule) {
    std::uint32_t next = add({});
    rules_.nodes_[next].op = Rules::Op::accept;
    rule.accept = next;
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
    rule.start = emit(*items, next);
    return {};
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
    if (rest_.starts_with(">>") || rest_.starts_with("<<")) {
      single.node.op = c == '>' ? Rules::Op::begins : Rules::Op::ends;
      rest_.remove_prefix(2);
      return single;
    }
    if (c == '<') return of_class();
    if (c == '*') {
      rest_.remove_prefix(1);
      single.node.op = Rules::Op::any_word;
      return single;
    }
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
    single.node.word = lexicon_.intern(rest_.substr(0, end));
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
    Rule rule;
    rule.name = name;
    std::string sets;
    for (std::string_view rest = take_until(line, '\t'); !rest.empty();) {
      std::string_view one = take_until(rest, ' ');
      std::string_view value = one;
      const std::string_view what = take_until(value, '=');
      if (what == "domain" && (value == "narrative" || value == "news")) {
        rule.domain = value == "news" ? Domain::news : Domain::narrative;
      } else if (what == "after" && field_named(value)) {
        rule.after = field_named(value);
      } else {
        sets.append(one).append(" ");
      }
    }
    const auto compiled = PatternCompiler(*this, lexicon).compile(*pattern, sets, rule);
    if (!compiled) return wrong(compiled.error().message);
    rules_.push_back(std::move(rule));
    const std::string example(take_until(line, '\t'));
    if (example.empty() || line.empty()) return wrong("a rule has no example with its meaning");
    examples_.push_back({name, example, std::string(line)});
  }
  words_ = lexicon.size();
  for (std::uint32_t rule = 0; rule < rules_.size(); ++rule)
    if (rules_[rule].after) going_on_.push_back(rule);
  return {};
}

struct Rules::Match {
  const std::vector<Token>& tokens;
  const Lexicon& lexicon;
  std::size_t first;
  std::size_t begins;       ///< of the way being walked: the phrase's first token,
  std::size_t ends;         ///< the one after its last; 0: where the match ends,
  std::vector<Fill> fills;  ///< and what it says
  std::size_t longest;      ///< the end of the best match, with what stands after the phrase
  std::size_t best_begins;
  std::size_t best_ends;
  std::vector<Fill> best;
};

void Rules::walk(Match& match, std::uint32_t at, std::size_t token) const {
  const std::size_t depth = match.fills.size(), begins = match.begins, ends = match.ends;
  bool over_a_word = false;
  while (true) {
    const Node& node = nodes_[at];
    if (node.op == Op::accept) {
      if (token > match.longest) {
        match.longest = token;
        match.best_begins = match.begins;
        match.best_ends = match.ends > 0 ? match.ends : token;
        match.best = match.fills;
      }
      break;
    }
    if (node.op == Op::begins || node.op == Op::ends) {
      (node.op == Op::begins ? match.begins : match.ends) = token;
      at = node.next;
      continue;
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
    if (node.op == Op::any_word) {
      over_a_word = true;
      at = node.next;
      continue;
    }
    if (token >= match.tokens.size()) break;
    const Token& here = match.tokens[token];
    if (over_a_word ? !here.after_a_word : here.gap && token != match.first) break;
    over_a_word = false;
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
  match.begins = begins;
  match.ends = ends;
}

std::size_t Rules::match(const std::vector<Token>& tokens, std::size_t first, const Lexicon& lexicon,
                         Automaton& automaton, const Phrase* before, Phrase& phrase) const {
  Match match{tokens, lexicon, first, first, 0, {}, first, first, first, {}};
  std::optional<std::uint32_t> best;
  if (const auto found = automaton.longest(tokens, first)) {
    best = found->rule;
    walk(match, rules_[*best].start, first);
  }
  if (before) {
    for (const std::uint32_t rule : going_on_) {
      if (!before->has(*rules_[rule].after)) continue;
      const std::size_t longest = match.longest;
      walk(match, rules_[rule].start, first);
      if (match.longest > longest) best = rule;
    }
  }
  if (!best) return first;
  phrase = Phrase();
  phrase.rule = rules_[*best].name;
  phrase.begin = tokens[match.best_begins].begin;
  phrase.end = tokens[match.best_ends - 1].end;
  for (const Fill& fill : match.best) phrase.set(fill.field, fill.value);
  return match.best_ends;
}

}  // namespace thisday::phrase
