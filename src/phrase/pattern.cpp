#include "phrase/pattern.hpp"

#include "phrase/fields.hpp"
#include "phrase/pattern_compiler.hpp"

namespace thisday::phrase {
namespace {

std::string_view take_until(std::string_view& rest, char border) {
  const std::size_t at = rest.find(border);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
  return part;
}

}  // namespace

Result<void> Rules::load(std::string_view tsv, Lexicon& lexicon) {
  PatternCompiler compiler(*this, lexicon);
  nodes_.reserve(nodes_.size() + tsv.size() / 4);  // about what they come to
  for (std::size_t line_number = 1; !tsv.empty(); ++line_number) {
    std::string_view line = take_until(tsv, '\n');
    if (line.empty() || line.front() == '#') continue;
    const auto wrong = [&](const std::string& what) {
      return Error{Code::syntax, "rules.tsv:" + std::to_string(line_number) + ": " + what, 0};
    };
    const std::string name(take_until(line, '\t'));
    const std::string_view pattern = take_until(line, '\t');
    if (name.front() == '$') {
      if (const auto defined = compiler.define(name, pattern); !defined) return wrong(defined.error().message);
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
    const auto compiled = compiler.compile(pattern, sets, rule);
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
