// Finds the year of the event among the numbers of a calendar line. Where it stands says it, in this order:
//
//   … (1817 - 1890)                                 a lifespan at the end: the first
//   …, 1947    …, 44BC   … (1947)   … born 1718     at the end
//   … born, 1797, first astronomer to map Mars      the first after a comma, outside parentheses
//   1806 - Gründung des Rheinbundes                 at the beginning, set off by a dash or colon
#include <algorithm>
#include <charconv>
#include <vector>

#include "gather/calendar_text.hpp"
#include "gather/words.hpp"

namespace thisday::gather {
namespace {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// A number that may be a year, and what stands around it.
struct Candidate {
  story::ByteRange range;  // with era and question mark
  std::int64_t year = 0;
  bool era = false;
  bool four = false;  // four digits
  bool uncertain = false;
  bool approximate = false;
  bool inside = false;      // parentheses
  char before = ' ';        // ',' '(' '.' ' ' or 0 at the beginning: what sets it off on the left
  std::size_t set_off = 0;  // where that stands
};

class YearFinder {
 public:
  YearFinder(std::string_view text, std::string_view folded_text, const LineContext& context)
      : text_(text), folded_(folded_text), context_(context) {}

  std::optional<LineYear> find() {
    collect();
    if (const auto life = lifespan()) return life;
    for (const Candidate& c : found_)
      if (at_end(c)) return at_the_end(c);
    for (const Candidate& c : found_)
      if (parenthesised(c)) return kept(c);
    if (context_.observances) return std::nullopt;
    for (const Candidate& c : found_)
      if (c.before == ',' && !c.inside && (c.four || c.era)) return kept(c);
    return leading();
  }

 private:
  void collect() {
    int depth = 0;
    std::size_t from = 0;  // nothing to look for before
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (text_[at] == '(') ++depth;
      if (text_[at] == ')') --depth;
      if (at < from || !is_digit(text_[at])) continue;
      std::size_t end = at;
      while (end < text_.size() && is_digit(text_[end])) ++end;
      from = end;
      if (auto candidate = read(at, end)) {
        candidate->inside = depth > 0;
        found_.push_back(*candidate);
      }
    }
  }

  std::optional<Candidate> read(std::size_t begin, std::size_t end) const {
    Candidate c;
    c.range = {begin, end};
    if (end - begin > 4) return std::nullopt;
    // "1848-as", "1,000,000", "26+", "11:30", "Bug#100000", "0.93R6", "-51": parts of something else.
    if (begin > 0 && text_[begin - 1] != ' ' && text_[begin - 1] != '(' && !dash_before(begin)) return std::nullopt;
    std::from_chars(text_.data() + begin, text_.data() + end, c.year);
    c.four = end - begin == 4;
    read_era(c);
    if (!c.era && !(c.four && c.year >= 1000 && c.year <= 2199) && (c.four || end - begin < 2)) return std::nullopt;
    if (c.range.end < text_.size() && text_[c.range.end] == '?') {
      c.uncertain = true;
      ++c.range.end;
    }
    if (c.range.end < text_.size() && (is_word(text_[c.range.end]) || glued(c.range.end))) return std::nullopt;
    look_before(c);
    if (in_other_date(c)) return std::nullopt;
    return c;
  }

  bool dash_before(std::size_t at) const {
    const std::string_view before = text_.substr(0, at);
    return before.ends_with("–") || (before.ends_with("-") && at >= 2 && is_digit(text_[at - 2]));
  }
  bool glued(std::size_t at) const {
    if (std::string_view("-:/%+,.").find(text_[at]) == std::string_view::npos) return false;
    if (text_[at] == '-' && at + 1 < text_.size() && is_digit(text_[at + 1])) return false;  // 1817-1890
    return at + 1 < text_.size() && is_word(text_[at + 1]);
  }

  void read_era(Candidate& c) const {
    std::size_t at = c.range.end;
    while (at < text_.size() && text_[at] == ' ') ++at;
    const auto& words = Words::shipped();
    if (const auto bc = words.prefix(WordKind::bc, folded_.substr(at))) {
      c.era = true;
      c.range.end = at + bc->range.end;
      c.year = 1 - c.year;
    } else if (const auto ad = words.prefix(WordKind::ad, folded_.substr(at))) {
      c.era = true;
      c.range.end = at + ad->range.end;
    } else if (const auto before = words.suffix(WordKind::ad, trimmed(c.range.begin))) {
      c.era = true;
      c.range.begin = before->range.begin;
    }
  }

  // The text before, without the blanks at its end.
  std::string_view trimmed(std::size_t end) const {
    while (end > 0 && text_[end - 1] == ' ') --end;
    return folded_.substr(0, end);
  }

  void look_before(Candidate& c) const {
    std::string_view before = trimmed(c.range.begin);
    if (const auto about = Words::shipped().suffix(WordKind::about, before)) {
      c.approximate = true;
      c.range.begin = about->range.begin;
      before = trimmed(c.range.begin);
    }
    c.set_off = before.size();
    c.before = '\0';
    if (before.empty()) return;
    const char last = before.back();
    c.before = ' ';
    if (last == ',' || last == ';' || last == '(' || last == '.') {
      c.before = last == ';' ? ',' : last;
      --c.set_off;
    }
  }

  // "January 8, 1982" and "17. Juni 1953" are dates of their own: the event's only if they are its day.
  bool in_other_date(const Candidate& c) const {
    std::string_view before = trimmed(c.before == ',' ? c.set_off : c.range.begin);
    const auto& words = Words::shipped();
    const auto take_number = [&before] {
      if (before.ends_with(".")) before.remove_suffix(1);
      int value = 0;
      int scale = 1;
      while (!before.empty() && is_digit(before.back()) && scale < 1000) {
        value += (before.back() - '0') * scale;
        scale *= 10;
        before.remove_suffix(1);
      }
      while (before.ends_with(" ")) before.remove_suffix(1);
      return value;
    };
    const auto take_month = [&]() -> int {
      const auto month =
          words.suffix(WordKind::month, before.ends_with(".") ? before.substr(0, before.size() - 1) : before);
      if (!month) return 0;
      before = before.substr(0, month->range.begin);
      while (before.ends_with(" ")) before.remove_suffix(1);
      return month->value;
    };
    int month = take_month();
    int day = 0;
    if (month != 0) {
      day = take_number();
    } else if ((day = take_number()) != 0) {
      month = take_month();
    }
    if (month == 0 || day == 0) return false;
    return month != context_.month || day != context_.day;
  }

  // Nothing but closing marks stands after it, and it is set off or plain enough to be a year.
  bool at_end(const Candidate& c) const {
    if (text_.find_first_not_of(" .)\"'!", c.range.end) != std::string_view::npos) return false;
    const bool plain = c.four || c.era;
    if (context_.observances) return plain && (c.before == '(' || (c.before == ',' && !c.inside));
    return plain || c.before == ',';
  }

  bool parenthesised(const Candidate& c) const {
    return c.before == '(' && c.range.end < text_.size() && text_[c.range.end] == ')' && (c.four || c.era);
  }

  LineYear kept(const Candidate& c) const {
    LineYear year;
    year.value = c.year;
    year.words = c.range;
    year.approximate = c.approximate;
    year.uncertain = c.uncertain;
    year.headline_end = text_.size();
    return year;
  }

  LineYear at_the_end(const Candidate& c) const {
    LineYear year = kept(c);
    if (c.before == ' ' || c.before == '\0' || (c.inside && c.before != '(')) return year;
    year.headline_end = c.before == '.' ? c.set_off + 1 : c.set_off;
    return year;
  }

  std::optional<LineYear> lifespan() const {
    if (found_.size() < 2) return std::nullopt;
    const Candidate& birth = found_[found_.size() - 2];
    const Candidate& death = found_.back();
    if (birth.before != '(' || !birth.four || !death.four || death.year <= birth.year) return std::nullopt;
    const std::string_view between = text_.substr(birth.range.end, death.range.begin - birth.range.end);
    if (between != "-" && between != " - " && between != "–" && between != " – ") return std::nullopt;
    if (text_.find_first_not_of(" .)", death.range.end) != std::string_view::npos) return std::nullopt;
    LineYear year = at_the_end(birth);
    year.lifespan = true;
    return year;
  }

  std::optional<LineYear> leading() const {
    if (found_.empty() || found_.front().before != '\0') return std::nullopt;
    LineYear year = kept(found_.front());
    std::string_view rest = text_.substr(year.words.end);
    for (const std::string_view mark : {" - ", " – ", " — ", ": "}) {
      if (!rest.starts_with(mark)) continue;
      year.headline_begin = year.words.end + mark.size();
      return year;
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::string_view folded_;
  const LineContext& context_;
  std::vector<Candidate> found_;
};

}  // namespace

std::optional<LineYear> line_year(std::string_view text, std::string_view folded_text, const LineContext& context) {
  return YearFinder(text, folded_text, context).find();
}

}  // namespace thisday::gather
