// Finds the year of the event in a calendar line. `phrase` finds the expressions of time; where each stands says which
// of them is the event's, in this order:
//
//   … (1817 - 1890)                                 a lifespan at the end: the first
//   …, 1947    …, 44BC   … (1947)   … born 1718     at the end
//   … born, 1797, first astronomer to map Mars      the first after a comma, outside parentheses
//   1806 - Gründung des Rheinbundes                 at the beginning, set off by a dash or colon
//
// Two things phrase cannot know: that a calendar's ", 70" at the end is a year, which in prose it hardly is; and the
// words beside the number in languages that have no grammar yet: "9 n. Chr.", "um 1400", "17. Juni 1953".
#include <algorithm>
#include <charconv>
#include <vector>

#include "gather/calendar_text.hpp"
#include "gather/words.hpp"
#include "phrase/phrase.hpp"

namespace thisday::gather {
namespace {

using phrase::Field;

constexpr std::string_view kDigits = "0123456789";

// A number that may be a year, and what stands around it.
struct Candidate {
  LineYear year;
  bool plain = true;        // a year wherever it stands; a short number is one only after a comma
  bool range_end = false;   // the second of "1817 - 1890"
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
      if (c.plain && c.before == '(' && text_.substr(c.year.words.end).starts_with(')')) return c.year;
    if (context_.observances) return std::nullopt;
    for (const Candidate& c : found_)
      if (c.plain && c.before == ',' && !c.inside) return c.year;
    return leading();
  }

 private:
  // English's grammar serves all languages: their years are written alike.
  void collect() {
    std::size_t from = 0;
    for (const phrase::Phrase& found : phrase::Grammar::of("en")->scan(text_)) {
      short_numbers(from, found.begin);
      from = found.end;
      const auto value = found.full_year();
      if (!value || (found.has(Field::day) && other_day(found.get(Field::month), found.get(Field::day)))) continue;
      Candidate c;
      c.range_end = found.ends_range;
      c.year.value = *value;
      c.year.words = {found.begin, found.end};
      c.year.approximate = found.has(Field::approximate);
      c.year.uncertain = found.has(Field::uncertain);
      add(c);
    }
    short_numbers(from, text_.size());
  }

  // Up to three digits by themselves, in the text between two phrases.
  void short_numbers(std::size_t from, std::size_t to) {
    const std::string_view text = text_.substr(0, to);
    while ((from = text.find_first_of(kDigits, from)) < to) {
      const std::size_t begin = from;
      from = std::min(text.find_first_not_of(kDigits, begin), to);
      // "26+", "11:30", "0.93R6", "-51": parts of something else.
      const char left = begin == 0 ? ' ' : text_[begin - 1];
      const char right = from == text_.size() ? ' ' : text_[from];
      if (from - begin > 3 || (left != ' ' && left != '(') ||
          std::string_view(" ?.,;)\"'!").find(right) == std::string_view::npos)
        continue;
      Candidate c;
      c.plain = false;
      std::from_chars(text_.data() + begin, text_.data() + from, c.year.value);
      c.year.uncertain = right == '?';
      c.year.words = {begin, from + (right == '?' ? 1 : 0)};
      add(c);
    }
  }

  // Reads the words of other languages beside the number, and what sets it off.
  void add(Candidate c) {
    const Words& words = Words::shipped();
    story::ByteRange& range = c.year.words;
    const std::string_view after = folded_.substr(std::min(folded_.find_first_not_of(' ', range.end), folded_.size()));
    const auto bc = words.prefix(WordKind::bc, after);
    const auto era = bc ? bc : words.prefix(WordKind::ad, after);
    if (era) range.end = folded_.size() - after.size() + era->range.end;
    if (bc) c.year.value = 1 - c.year.value;
    c.plain = c.plain || era;
    if (!c.plain && c.year.value < 10) return;
    std::string_view before = trimmed(range.begin);
    if (const auto about = words.suffix(WordKind::about, before)) {
      c.year.approximate = true;
      range.begin = about->range.begin;
      before = trimmed(range.begin);
    }
    if (after_other_day(before)) return;
    for (; counted_ < range.begin; ++counted_) depth_ += text_[counted_] == '(' ? 1 : text_[counted_] == ')' ? -1 : 0;
    c.inside = depth_ > 0;
    c.set_off = before.size();
    c.before = '\0';
    if (!before.empty()) {
      const char last = before.back();
      c.before = ' ';
      if (last == ',' || last == ';' || last == '(' || last == '.') {
        c.before = last == ';' ? ',' : last;
        --c.set_off;
      }
    }
    c.year.headline_end = text_.size();
    found_.push_back(c);
  }

  // The text before, without the blanks at its end.
  std::string_view trimmed(std::size_t end) const {
    while (end > 0 && text_[end - 1] == ' ') --end;
    return folded_.substr(0, end);
  }

  // A date in the words is the event's only if it is the day of the line.
  bool other_day(std::int64_t month, std::int64_t day) const { return month != context_.month || day != context_.day; }

  // "17. Juni" before the year: phrase has seen the year only.
  bool after_other_day(std::string_view before) const {
    const auto month =
        Words::shipped().suffix(WordKind::month, before.substr(0, before.size() - before.ends_with('.')));
    if (!month) return false;
    before = trimmed(month->range.begin);
    if (before.ends_with('.')) before.remove_suffix(1);
    const std::size_t digits = before.find_last_not_of(kDigits) + 1;
    int day = 0;
    std::from_chars(before.data() + digits, before.data() + before.size(), day);
    return day != 0 && other_day(month->value, day);
  }

  // Nothing but closing marks stands after it, and it is set off or plain enough to be a year.
  bool at_end(const Candidate& c) const {
    if (text_.find_first_not_of(" .)\"'!", c.year.words.end) != std::string_view::npos) return false;
    if (context_.observances) return c.plain && (c.before == '(' || (c.before == ',' && !c.inside));
    return c.plain || c.before == ',';
  }

  LineYear at_the_end(const Candidate& c) const {
    LineYear year = c.year;
    if (c.before == ' ' || c.before == '\0' || (c.inside && c.before != '(')) return year;
    year.headline_end = c.before == '.' ? c.set_off + 1 : c.set_off;
    return year;
  }

  std::optional<LineYear> lifespan() const {
    if (found_.size() < 2 || !found_.back().range_end) return std::nullopt;
    const Candidate& birth = found_[found_.size() - 2];
    const Candidate& death = found_.back();
    if (birth.before != '(' || death.year.value <= birth.year.value) return std::nullopt;
    if (text_.find_first_not_of(" .)", death.year.words.end) != std::string_view::npos) return std::nullopt;
    LineYear year = at_the_end(birth);
    year.lifespan = true;
    return year;
  }

  std::optional<LineYear> leading() const {
    if (found_.empty() || !found_.front().plain || found_.front().before != '\0') return std::nullopt;
    LineYear year = found_.front().year;
    const std::string_view rest = text_.substr(year.words.end);
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
  std::size_t counted_ = 0;  // parentheses are, to here
  int depth_ = 0;
};

}  // namespace

std::optional<LineYear> line_year(std::string_view text, std::string_view folded_text, const LineContext& context) {
  return YearFinder(text, folded_text, context).find();
}

}  // namespace thisday::gather
