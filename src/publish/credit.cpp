#include "publish/credit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "publish/day_view.hpp"
#include "publish/html.hpp"

namespace thisday::publish {

SourcesById::SourcesById(const std::vector<story::Source>& sources) {
  for (const story::Source& source : sources) by_id_.emplace(story::id_of(source).value, &source);
}

const story::Source* SourcesById::find(const story::SourceId& id) const {
  const auto found = by_id_.find(id.value);
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<const story::Source*> SourcesById::of(const story::Event& event) const {
  std::vector<const story::Source*> all;
  for (const story::Evidence& evidence : event.evidence)
    if (const auto* source = find(evidence.source); source && std::find(all.begin(), all.end(), source) == all.end())
      all.push_back(source);
  return all;
}

std::string credit_words(const story::Source& source) {
  const std::string author = source.author.empty() ? std::string{} : fmt::format(", by {}", source.author);
  return fmt::format("{}{}, {}", source.title, author, licence_words(source));
}

std::string credit_words(const std::vector<const story::Source*>& sources) {
  std::string words;
  for (const story::Source* source : sources) words += (words.empty() ? "" : "; ") + credit_words(*source);
  return words;
}

std::string credit_html(const story::Source& source) {
  const std::string title = web_link(source.url)
                                ? fmt::format("<a href=\"{}\">{}</a>", escape(source.url), escape(source.title))
                                : escape(source.title);
  const std::string author = source.author.empty() ? std::string{} : fmt::format(", by {}", escape(source.author));
  return fmt::format("{}{}, {}", title, author, escape(licence_words(source)));
}

bool in_language(const story::Source* source, std::string_view language) {
  if (source == nullptr || source->language.empty() || source->language == "und") return true;
  const std::string_view own = source->language;
  return own == language || (own.starts_with(language) && own.size() > language.size() && own[language.size()] == '-');
}

}  // namespace thisday::publish
