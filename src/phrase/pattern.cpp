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
  std::vector<bool> words(lexicon.size());
  std::string marks;
  for (const Node& node : nodes_) {
    if (node.op == Op::word) words[node.word] = true;
    if (node.op == Op::mark) marks += node.mark;
  }
  symbols_ = Symbols(lexicon, words, marks);
  for (std::uint32_t rule = 0; rule < rules_.size(); ++rule)
    if (rules_[rule].after) going_on_.push_back(rule);
  return {};
}

}  // namespace thisday::phrase
