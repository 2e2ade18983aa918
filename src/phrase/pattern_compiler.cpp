#include "phrase/pattern_compiler.hpp"

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
    case Class::year3last:
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

Result<void> PatternCompiler::define(std::string_view name, std::string_view pattern) {
  const auto ways = whole(pattern);
  if (!ways) return ways.error();
  names_.emplace(name, *ways);
  return {};
}

Result<void> PatternCompiler::compile(std::string_view pattern, std::string_view sets, Rules::Rule& rule) {
  const auto ways = whole(pattern);
  if (!ways) return ways.error();
  std::uint32_t next = add({});
  rules_.nodes_[next].op = Rules::Op::accept;
  rule.accept = next;
  while (!sets.empty()) {
    const std::string_view one = take_until(sets, ' ');
    if (one.empty()) continue;
    const auto filled = fill(one, next);
    if (!filled) return filled.error();
    next = *filled;
  }
  rule.start = emit(**ways, next);
  return {};
}

Result<const PatternCompiler::Ways*> PatternCompiler::whole(std::string_view pattern) {
  rest_ = pattern;
  auto ways = alternatives();
  if (ways && !rest_.empty()) return Error{Code::syntax, "a bracket is closed that was not opened", 0};
  return ways;
}

void PatternCompiler::blanks() {
  while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
}

Result<const PatternCompiler::Ways*> PatternCompiler::alternatives() {
  Ways ways(1, &memory_);
  for (blanks(); !rest_.empty() && rest_.front() != ')' && rest_.front() != ']'; blanks()) {
    if (rest_.front() == '|') {
      rest_.remove_prefix(1);
      ways.emplace_back();
      continue;
    }
    const auto one = item();
    if (!one) return one.error();
    ways.back().push_back(*one);
  }
  groups_.push_back(std::move(ways));
  return &groups_.back();
}

Result<PatternCompiler::Item> PatternCompiler::item() {
  Item single;
  switch (const char c = rest_.front()) {
    case '[':
      return group(']');
    case '(':
      return group(')');
    case '$':
      return named();
    case '\'':
      if (rest_.size() < 3 || rest_[2] != '\'') return Error{Code::syntax, "a mark is written 'x'", 0};
      single.node.op = Rules::Op::mark;
      single.node.mark = rest_[1];
      rest_.remove_prefix(3);
      return single;
    case '<':
    case '>':
      if (!rest_.starts_with(">>") && !rest_.starts_with("<<")) {
        if (c == '<') return of_class();
        return word();
      }
      single.node.op = c == '>' ? Rules::Op::begins : Rules::Op::ends;
      rest_.remove_prefix(2);
      return single;
    case '*':
      rest_.remove_prefix(1);
      single.node.op = Rules::Op::any_word;
      return single;
    case '{': {
      rest_.remove_prefix(1);
      const auto filled = fill(take_until(rest_, '}'), 0);
      if (!filled) return filled.error();
      single.node = rules_.nodes_[*filled];
      rules_.nodes_.pop_back();
      return single;
    }
    default:
      return word();
  }
}

Result<PatternCompiler::Item> PatternCompiler::group(char closing) {
  rest_.remove_prefix(1);
  const auto ways = alternatives();
  if (!ways) return ways.error();
  if (rest_.empty() || rest_.front() != closing) return Error{Code::syntax, "a bracket is not closed", 0};
  rest_.remove_prefix(1);
  Item item;
  item.optional = closing == ']';
  item.ways = *ways;
  return item;
}

Result<PatternCompiler::Item> PatternCompiler::named() {
  std::size_t end = 1;
  while (end < rest_.size() && ((rest_[end] >= 'a' && rest_[end] <= 'z') || rest_[end] == '_')) ++end;
  const auto known = names_.find(std::string(rest_.substr(0, end)));
  if (known == names_.end())
    return Error{Code::syntax, "no pattern '" + std::string(rest_.substr(0, end)) + "' above", 0};
  rest_.remove_prefix(end);
  Item item;
  item.ways = known->second;
  return item;
}

PatternCompiler::Item PatternCompiler::word() {
  const std::size_t end = std::min(rest_.find_first_of(" ()[]|<{'$"), rest_.size());
  const std::string_view word = rest_.substr(0, end);
  Item single;
  single.node.op = Rules::Op::word;
  single.node.word = word.size() > 1 && word.back() == '.' ? lexicon_.intern_abbreviation(word.substr(0, end - 1))
                                                           : lexicon_.intern(word);
  rest_.remove_prefix(end);
  return single;
}

Result<PatternCompiler::Item> PatternCompiler::of_class() {
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

Result<std::uint32_t> PatternCompiler::fill(std::string_view text, std::uint32_t next) {
  const std::string_view field_name = take_until(text, '=');
  const auto field = field_named(field_name);
  if (!field) return Error{Code::syntax, "no field '" + std::string(field_name) + "'", 0};
  const auto value = value_named(*field, text);
  if (!value) return Error{Code::syntax, "no value '" + std::string(text) + "' of " + std::string(field_name), 0};
  Rules::Node node;
  node.op = Rules::Op::fill;
  node.field = *field;
  node.value = static_cast<std::int32_t>(*value);
  node.next = next;
  return add(node);
}

std::uint32_t PatternCompiler::add(const Rules::Node& node) {
  rules_.nodes_.push_back(node);
  return static_cast<std::uint32_t>(rules_.nodes_.size() - 1);
}

std::uint32_t PatternCompiler::emit(const Ways& ways, std::uint32_t next) {
  std::optional<std::uint32_t> start;
  for (auto way = ways.rbegin(); way != ways.rend(); ++way) {
    std::uint32_t node = next;
    for (auto item = way->rbegin(); item != way->rend(); ++item) node = emit(*item, node);
    start = start ? split(node, *start) : node;
  }
  return *start;
}

std::uint32_t PatternCompiler::emit(const Item& item, std::uint32_t next) {
  if (!item.ways) {
    Rules::Node node = item.node;
    node.next = next;
    return add(node);
  }
  const std::uint32_t inner = emit(*item.ways, next);
  return item.optional ? split(inner, next) : inner;
}

std::uint32_t PatternCompiler::split(std::uint32_t one, std::uint32_t other) {
  Rules::Node node;
  node.op = Rules::Op::split;
  node.next = one;
  node.other = other;
  return add(node);
}

}  // namespace thisday::phrase
