#include "gather/calendar_lines.hpp"

#include <algorithm>
#include <optional>

namespace thisday::gather {
namespace {

constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

void blank_out(std::string& bytes, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i)
    if (bytes[i] != '\n') bytes[i] = ' ';
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !is_blank(text[end])) ++end;
  return text.substr(0, end);
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// What #if and its kin have decided.
class Conditions {
 public:
  [[nodiscard]] bool live() const { return dead_ == 0; }
  void begin(bool holds) {
    open_.push_back({holds, false});
    if (!holds) ++dead_;
  }
  bool turn() {
    if (open_.empty() || open_.back().turned) return false;
    Branch& branch = open_.back();
    branch.turned = true;
    branch.live = !branch.live;
    if (branch.live)
      --dead_;
    else
      ++dead_;
    return true;
  }
  bool end() {
    if (open_.empty()) return false;
    if (!open_.back().live) --dead_;
    open_.pop_back();
    return true;
  }
  [[nodiscard]] bool open() const { return !open_.empty(); }

 private:
  struct Branch {
    bool live;
    bool turned;
  };
  std::vector<Branch> open_;
  std::size_t dead_ = 0;
};

class LineReader {
 public:
  LineReader(const Uncommented& file, Macros& macros, const std::function<void(const CalendarLine&)>& take)
      : file_(file), macros_(macros), take_(take) {}

  void read() {
    std::string_view rest = file_.bytes;
    if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
    CalendarLine line;
    while (!rest.empty()) {
      const std::size_t length = std::min(rest.find('\n'), rest.size());
      line = CalendarLine{};
      line.number = ++number_;
      line.text = without_blanks(rest.substr(0, length));
      line.indent = static_cast<std::size_t>(line.text.data() - rest.data());
      const auto begin = static_cast<std::size_t>(line.text.data() - file_.bytes.data());
      line.range = {begin, begin + line.text.size()};
      if (!line.text.empty()) sort(line, rest.front() == '\t');
      rest.remove_prefix(std::min(length + 1, rest.size()));
    }
    if (conditions_.open()) bad(line, "an #ifdef or #ifndef is never closed by #endif");
  }

 private:
  void sort(CalendarLine& line, bool after_tab) {
    if (line.indent == 0 && line.text.front() == '#') return directive(line);
    if (!conditions_.live()) return;
    if (after_tab) line.kind = CalendarLine::Kind::continuation;
    take_(line);
  }

  void bad(CalendarLine line, std::string_view reason) {
    line.kind = CalendarLine::Kind::bad;
    line.reason = reason;
    take_(line);
  }

  void directive(CalendarLine& line) {
    std::string_view rest = without_blanks(line.text.substr(1));
    const std::string_view name = first_word(rest);
    rest = without_blanks(rest.substr(name.size()));
    const std::string_view macro = first_word(rest);
    if (name == "ifdef" || name == "ifndef") return conditions_.begin((macros_.count(macro) != 0) == (name == "ifdef"));
    if (name == "if") return conditions_.begin(macro != "0");
    if (name == "else") {
      if (!conditions_.turn()) bad(line, "#else without an #ifdef before it");
      return;
    }
    if (name == "endif") {
      if (!conditions_.end()) bad(line, "#endif without an #ifdef before it");
      return;
    }
    if (!conditions_.live()) return;
    if (name == "define") {
      macros_.emplace(macro);
    } else if (name == "undef") {
      if (const auto known = macros_.find(macro); known != macros_.end()) macros_.erase(known);
    } else if (name == "include") {
      include(line, rest);
    } else {
      bad(line, "a directive that is not known here");
    }
  }

  void include(CalendarLine& line, std::string_view rest) {
    const char close = rest.starts_with('<') ? '>' : '"';
    const std::size_t end = rest.empty() ? std::string_view::npos : rest.find(close, 1);
    if (end == std::string_view::npos || end < 2 || (rest.front() != '<' && rest.front() != '"'))
      return bad(line, "#include names no file");
    line.kind = CalendarLine::Kind::include;
    line.text = rest.substr(1, end - 1);
    take_(line);
  }

  const Uncommented& file_;
  Macros& macros_;
  const std::function<void(const CalendarLine&)>& take_;
  Conditions conditions_;
  std::size_t number_ = 0;
};

}  // namespace

Uncommented without_comments(std::string_view bytes) {
  Uncommented result{std::string(bytes), {}, std::string::npos};
  const std::size_t last_close = bytes.rfind("*/");
  for (std::size_t at = 0; (at = bytes.find('/', at)) != std::string_view::npos && at + 1 < bytes.size();) {
    const bool line_comment = bytes[at + 1] == '/' && (at == 0 || bytes[at - 1] == '\n' || is_blank(bytes[at - 1]));
    if (bytes[at + 1] != '*' && !line_comment) {
      ++at;
      continue;
    }
    const std::size_t line_end = std::min(bytes.find('\n', at), bytes.size());
    if (!line_comment && (last_close == std::string_view::npos || last_close < at + 2)) {
      // The preprocessor would take all the rest for a comment. The line is enough to lose.
      result.unclosed = std::min(result.unclosed, at);
      blank_out(result.bytes, at, line_end);
      at = line_end;
      continue;
    }
    const std::size_t close = line_comment ? line_end : bytes.find("*/", at + 2);
    const std::size_t end = line_comment ? close : close + 2;
    result.comments.push_back({{at, end}, bytes.substr(at + 2, close - at - 2)});
    blank_out(result.bytes, at, end);
    at = end;
  }
  return result;
}

void each_line(const Uncommented& file, Macros& macros, const std::function<void(const CalendarLine&)>& take) {
  LineReader(file, macros, take).read();
}

}  // namespace thisday::gather
