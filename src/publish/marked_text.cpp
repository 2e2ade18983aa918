#include "publish/marked_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "publish/html.hpp"
#include "publish/words.hpp"
#include "when/calendar.hpp"

namespace thisday::publish {
namespace {

// Private-use characters, which no Markdown means anything by: OPEN number HEAD words CLOSE.
constexpr std::string_view kOpen = "\uE000";
constexpr std::string_view kHead = "\uE001";
constexpr std::string_view kClose = "\uE002";

// A number that begins a line of Markdown may make a list of it; with a mark before it, it would not.
bool begins_list(std::string_view text, story::ByteRange range) {
  const bool at_start = range.begin == 0 || text[range.begin - 1] == '\n';
  return at_start && range.end < text.size() && (text[range.end] == '.' || text[range.end] == ')');
}

// What is inside an element's tag or a link is no place for another link.
class Place {
 public:
  void pass(std::string_view html) {
    for (std::size_t i = 0; i < html.size(); ++i) {
      if (html[i] == '<') {
        in_tag_ = true;
        if (html.substr(i).starts_with("<a ")) in_link_ = true;
        if (html.substr(i).starts_with("</a>")) in_link_ = false;
      } else if (html[i] == '>') {
        in_tag_ = false;
      }
    }
  }
  [[nodiscard]] bool is_free() const { return !in_tag_ && !in_link_; }

 private:
  bool in_tag_ = false;
  bool in_link_ = false;
};

std::string words_of(const MarkedDate& date, const Messages& in) {
  return date.date ? date_words(*date.date, in) : date.value;
}

struct Dot {
  std::size_t number;
  std::int64_t first;
  std::int64_t last;
  bool soft;
};

std::vector<Dot> dots_of(const std::vector<MarkedDate>& dates) {
  std::vector<Dot> dots;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const auto span = dates[i].date ? dates[i].date->span() : std::nullopt;
    if (!span || !span->earliest || !span->latest) continue;
    const auto& written = dates[i].date->as_written();
    dots.push_back(
        {i + 1, span->earliest->rata_die, span->latest->rata_die, written.approximate() || written.uncertain()});
  }
  return dots;
}

// A text tells of its own time, and glances at others: what lies far off the middle half would press all else together.
void drop_far(std::vector<Dot>& dots) {
  std::vector<std::int64_t> days;
  for (const Dot& dot : dots) days.push_back(dot.first);
  std::sort(days.begin(), days.end());
  const std::int64_t low = days[days.size() / 4];
  const std::int64_t high = days[days.size() * 3 / 4];
  const std::int64_t reach = std::max<std::int64_t>(high - low, 366) * 3;
  std::erase_if(dots, [&](const Dot& dot) { return dot.first < low - reach || dot.last > high + reach; });
}

}  // namespace

std::string Marker::mark(std::string_view text) const {
  // Who writes such characters himself gets no marks: they could not be told from ours.
  if (text.find(kOpen.substr(0, 2)) != std::string_view::npos) return std::string(text);
  std::string out;
  std::size_t written = 0;
  for (std::size_t i = 0; i < dates_.size(); ++i) {
    const story::ByteRange range = dates_[i].range;
    if (range.begin < written || range.end > text.size() || range.begin >= range.end) continue;
    const std::string_view words = text.substr(range.begin, range.size());
    if (words.find('\n') != std::string_view::npos || begins_list(text, range)) continue;
    out += text.substr(written, range.begin - written);
    fmt::format_to(std::back_inserter(out), "{}{}{}{}{}", kOpen, i + 1, kHead, words, kClose);
    written = range.end;
  }
  return out + std::string(text.substr(written));
}

std::string Marker::marked(std::string_view html) const {
  std::string out;
  Place place;
  for (;;) {
    const std::size_t open = html.find(kOpen);
    const std::string_view before = html.substr(0, open);
    out += before;
    place.pass(before);
    if (open == std::string_view::npos) return out;
    html.remove_prefix(open + kOpen.size());
    const std::size_t head = html.find(kHead);
    const std::size_t close = html.find(kClose);
    if (head == std::string_view::npos || close == std::string_view::npos || head > close) continue;
    const std::string_view number = html.substr(0, head);
    const std::string_view inner = html.substr(head + kHead.size(), close - head - kHead.size());
    if (place.is_free() && inner.find('<') == std::string_view::npos)
      fmt::format_to(std::back_inserter(out), R"(<a class="date" id="in-{0}" href="#date-{0}">{1}</a>)", number, inner);
    else
      out += inner;
    place.pass(inner);
    html.remove_prefix(close + kClose.size());
  }
}

PageData dates_data(const std::vector<MarkedDate>& dates, std::string_view text, const Messages& in) {
  std::vector<PageData> list;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const MarkedDate& date = dates[i];
    PageData data;
    data["number"] = std::to_string(i + 1);
    data["words"] = std::string(text.substr(date.range.begin, date.range.size()));
    data["value"] = words_of(date, in);
    data["edtf"] = when_any(date.date ? date.date->edtf().str() : std::string{});
    data["why"] = date.from.empty() ? in.text("mention-says-all") : in.text("mention-why", {{"from", date.from}});
    data["rule"] = in.text("mention-rule", {{"rule", date.rule}});
    list.push_back(data);
  }
  return list_of(list);
}

std::string reading_line_svg(const std::vector<MarkedDate>& dates, const Messages& in) {
  std::vector<Dot> dots = dots_of(dates);
  if (dots.size() < 2) return {};
  drop_far(dots);
  std::int64_t first = dots.front().first;
  std::int64_t last = dots.front().last;
  for (const Dot& dot : dots) {
    first = std::min(first, dot.first);
    last = std::max(last, dot.last);
  }
  if (dots.size() < 2 || first == last) return {};
  constexpr double kHeight = 480;
  constexpr double kMargin = 14;
  const auto y = [&](std::int64_t day) {
    return kMargin + (kHeight - 2 * kMargin) * static_cast<double>(day - first) / static_cast<double>(last + 1 - first);
  };
  std::string svg = fmt::format(R"(<svg class="reading-line" viewBox="0 0 120 {}" aria-hidden="true">)"
                                R"(<path class="axis" d="M20 {}V{}"/>)",
                                kHeight, kMargin, kHeight - kMargin);
  for (const std::int64_t day : {first, last})
    fmt::format_to(std::back_inserter(svg), R"(<text x="36" y="{:.0f}">{}</text>)", y(day) + 4,
                   escape(year_words(when::civil_day(when::Calendar::gregorian, {day}).year, in)));
  for (const Dot& dot : dots) {
    const double height = std::max(y(dot.last + 1) - y(dot.first), 7.0);
    fmt::format_to(std::back_inserter(svg),
                   R"(<rect id="dot-{}" class="dot{}" x="{}" y="{:.1f}" width="8" height="{:.1f}" rx="4"/>)",
                   dot.number, dot.soft ? " soft" : "", 16, y(dot.first) - (height <= 7 ? 3.5 : 0), height);
  }
  return svg + "</svg>";
}

}  // namespace thisday::publish
