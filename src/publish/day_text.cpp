#include "publish/day_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "publish/columns.hpp"
#include "publish/day_view.hpp"
#include "publish/words.hpp"

namespace thisday::publish {
namespace {

constexpr std::size_t kLeastYears = 4;
constexpr std::size_t kMostYears = 11;  // "1914–1918" and a little; longer ones get a line of their own

enum class Style { title, heading, year, accent, faint };

class Writer {
 public:
  explicit Writer(const DayTextOptions& options)
      : width_(std::clamp<std::size_t>(options.width, 40, 100)), colour_(options.colour) {}

  [[nodiscard]] std::string styled(Style style, const std::string& text) const {
    if (colour_ == Colour::none || text.empty()) return text;
    return fmt::format("\x1b[{}m{}\x1b[0m", code(style), text);
  }
  [[nodiscard]] std::size_t width() const { return width_; }

  void line(std::string_view text = {}) {
    text_ += text;
    text_ += '\n';
  }
  /// Paragraph beside a margin of `indent` blanks.
  void block(std::string_view text, std::size_t indent, std::optional<Style> style = {}) {
    for (const std::string& row : wrapped(text, width_ - indent))
      line(std::string(indent, ' ') + (style ? styled(*style, row) : row));
  }
  std::string take() { return std::move(text_); }

 private:
  static std::string_view code(Style style) {
    switch (style) {
      case Style::title:
        return "1";
      case Style::heading:
        return "1;4";
      case Style::year:
        return "36";
      case Style::accent:
        return "33";
      case Style::faint:
        return "2";
    }
    return "0";
  }

  std::size_t width_;
  Colour colour_;
  std::string text_;
};

std::string numbers(const std::vector<Credit>& credits) {
  std::string text;
  for (const Credit& credit : credits) text += fmt::format("{}{}", text.empty() ? "" : ",", credit.number);
  return text.empty() ? text : fmt::format("[{}]", text);
}

// The notes, the anniversary and where the sources differ, in one faint line under a headline.
std::string remarks(const EventView& view) {
  std::string text;
  const auto add = [&](std::string_view part) {
    if (!text.empty()) text += " · ";
    text += part;
  };
  if (view.round) add(view.ago);
  for (const std::string& note : view.notes) add(note);
  for (const Credit& credit : view.credits)
    if (!credit.date.empty()) add(fmt::format("[{}] has {}", credit.number, credit.date));
  return text;
}

void write_event(Writer& out, const EventView& view, std::size_t margin) {
  const std::string mark = numbers(view.credits);
  // A number alone on a line would be looked for in vain: a no-break space keeps it with the last word.
  const std::string headline = view.found->event.headline + (mark.empty() ? "" : "\u00A0" + mark);
  const std::string year = view.year;
  auto rows = wrapped(headline, out.width() - margin - 2);
  if (rows.empty()) rows.emplace_back();
  std::size_t first = 0;
  if (columns(year) > margin) {
    out.line(out.styled(Style::year, year));
  } else {
    const std::string pad(margin - columns(year), ' ');
    out.line(pad + out.styled(view.round ? Style::accent : Style::year, year) + "  " + rows[first++]);
  }
  for (std::size_t i = first; i < rows.size(); ++i) out.line(std::string(margin + 2, ' ') + rows[i]);
  out.block(remarks(view), margin + 2, view.round ? Style::accent : Style::faint);
  if (const ask::Score& score = view.found->score; !score.parts.empty())
    out.block(score_words(score), margin + 2, Style::faint);
}

void write_entry(Writer& out, const DayView& view, const story::Source* source, const story::Entry& entry) {
  out.line();
  out.block(entry.title, 2, Style::title);
  std::string line = entry.date ? date_words(*entry.date) : std::string{};
  if (source) {
    line += fmt::format("{}{}[{}]", line.empty() ? "" : " · ", source->author.empty() ? "" : source->author + " ",
                        number_of(view, source));
  }
  out.block(line, 2, Style::faint);
  out.block(entry.summary, 2);
}

void write_sources(Writer& out, const std::vector<const story::Source*>& sources) {
  out.line();
  out.line(out.styled(Style::heading, "Sources"));
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const story::Source& source = *sources[i];
    std::string text = source.title;
    if (!source.author.empty()) text += ", " + source.author;
    text += " (" + licence_words(source) + ")";
    if (!source.url.empty()) text += " " + source.url;
    const std::string number = fmt::format("{:>4} ", fmt::format("[{}]", i + 1));
    const auto rows = wrapped(text, out.width() - number.size());
    for (std::size_t row = 0; row < rows.size(); ++row)
      out.line(out.styled(Style::faint, (row == 0 ? number : std::string(number.size(), ' ')) + rows[row]));
  }
}

std::size_t year_margin(const Section& section) {
  std::size_t margin = kLeastYears;
  for (const EventView& view : section.events)
    if (const std::size_t wide = columns(view.year); wide <= kMostYears) margin = std::max(margin, wide);
  return margin;
}

}  // namespace

std::string day_text(const ask::DayAnswer& answer, const DayTextOptions& options) {
  Writer out(options);
  out.line(out.styled(Style::title,
                      options.title.empty() ? day_words(answer.question.month, answer.question.day) : options.title));
  const DayView view = day_view(answer);
  for (const story::Entry& entry : answer.entries) write_entry(out, view, answer.source(entry.source), entry);
  if (answer.entries.empty() && view.sections.empty()) {
    out.line();
    out.line("Nothing is known of this day.");
  }
  std::size_t margin = kLeastYears;
  for (const Section& section : view.sections) margin = std::max(margin, year_margin(section));
  for (const Section& section : view.sections) {
    out.line();
    out.line(out.styled(Style::heading, std::string(section.heading)));
    for (const EventView& event : section.events) write_event(out, event, margin);
  }
  if (answer.more) {
    out.line();
    out.line("The day has more; without --limit all of it is shown.");
  }
  if (!view.sources.empty()) write_sources(out, view.sources);
  return out.take();
}

std::string score_words(const ask::Score& score) {
  std::string text = fmt::format("{:+.2f} =", score.total);
  for (const ask::Score::Part& part : score.parts)
    text +=
        fmt::format("{} {} {:+.2f} ({})", &part == &score.parts.front() ? "" : ",", part.what, part.points, part.why);
  return text;
}

}  // namespace thisday::publish
