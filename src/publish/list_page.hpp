#pragma once
// How lists are written for a terminal: lines beside margins, dates, and sources by number.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "publish/columns.hpp"
#include "publish/day_text.hpp"
#include "publish/day_view.hpp"
#include "publish/words.hpp"

namespace thisday::publish {

/// Lines of text, each paragraph beside its margin.
class Page {
 public:
  explicit Page(const DayTextOptions& options)
      : width_(std::clamp<std::size_t>(options.width, 40, 100)), colour_(options.colour) {}

  void line(std::string_view text = {}) {
    text_ += text;
    text_ += '\n';
  }
  void block(std::string_view text, std::size_t indent) {
    for (const std::string& row : wrapped(text, width_ - indent)) line(std::string(indent, ' ') + row);
  }
  void faint(const std::string& text, std::size_t indent) {
    for (const std::string& row : wrapped(text, width_ - indent))
      line(std::string(indent, ' ') + (colour_ == Colour::ansi ? "\x1b[2m" + row + "\x1b[0m" : row));
  }
  void title(const std::string& text) {
    for (const std::string& row : wrapped(text, width_))
      line(colour_ == Colour::ansi ? "\x1b[1m" + row + "\x1b[0m" : row);
  }
  std::string take() { return std::move(text_); }

 private:
  std::size_t width_;
  Colour colour_;
  std::string text_;
};

inline std::string date_of(const story::Event& event) {
  if (event.date) return date_words(*event.date);
  return event.recurrence ? "every year" : "no date";
}

/// The name, and which sources tell of it, by the numbers that they get here.
class Sources {
 public:
  explicit Sources(const std::vector<story::Source>& all) {
    for (const story::Source& source : all) by_id_[id_of(source)] = &source;
  }
  std::string numbers(const story::Event& event) {
    std::vector<std::size_t> seen;
    for (const story::Evidence& evidence : event.evidence) {
      const auto source = by_id_.find(evidence.source);
      if (source == by_id_.end()) continue;
      auto at = std::find(order_.begin(), order_.end(), source->second);
      if (at == order_.end()) at = order_.insert(at, source->second);
      const auto number = static_cast<std::size_t>(at - order_.begin()) + 1;
      if (std::find(seen.begin(), seen.end(), number) == seen.end()) seen.push_back(number);
    }
    return seen.empty() ? std::string() : fmt::format("[{}]", fmt::join(seen, ","));
  }
  void write(Page& page) const {
    if (order_.empty()) return;
    page.line();
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const story::Source& source = *order_[i];
      page.faint(fmt::format("[{}] {}{} ({}){}", i + 1, source.title, source.author.empty() ? "" : ", " + source.author,
                             licence_words(source), source.url.empty() ? "" : " " + source.url),
                 0);
    }
  }
  [[nodiscard]] const story::Source* find(const story::SourceId& id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : found->second;
  }

 private:
  std::map<story::SourceId, const story::Source*> by_id_;
  std::vector<const story::Source*> order_;
};

}  // namespace thisday::publish
