#pragma once
// How the pages of Wikipedia's days and years are written in each language, as data: languages/<code>/wiki.tsv.
//
//   section    births    births, born      the headings of a part of the page, in lower case
//   namespace  drop      file, image       links to these are pictures and categories
//   template   c. $1     circa, c.         what a template stands for: $1 its first value, $name itself, $all all its
//                                          values, $a/$b the first of these that it has, $date all of them with the
//                                          second, a number, as a month; "-": nothing
//   months     -         january, …        what $date calls the months, in their order

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace thisday::gather {

/// What a part of a page lists.
enum class WikiSection : std::uint8_t { events, births, deaths, observances, skip };

class WikiWords {
 public:
  /// Those that the program ships; read once.
  static const WikiWords& shipped();
  /// Reads one language's file. Errors: syntax, with the line in the message.
  Result<void> load(std::string_view tsv, const std::string& language);

  /// What a heading announces: the longest of the language's words that it holds as whole words.
  [[nodiscard]] std::optional<WikiSection> section(std::string_view heading, std::string_view language) const;
  /// Whether links to pages of a namespace ("Datei") show no words of their own; of any language.
  [[nodiscard]] bool dropped(std::string_view space) const;
  /// The words of a template, of the language or else of English; none where it is not known.
  [[nodiscard]] std::optional<std::string_view> expansion(std::string_view name, std::string_view language) const;
  /// The name of a month, 1 to 12, as $date writes it; empty where the language has none here.
  [[nodiscard]] std::string_view month(std::size_t number, std::string_view language) const;
  /// The language that the most of a page's headings and namespaces belong to; empty where none does.
  [[nodiscard]] std::string language_of(std::string_view page) const;

 private:
  struct Language {
    std::map<std::string, WikiSection, std::less<>> sections;
    std::map<std::string, std::string, std::less<>> templates;
    std::map<std::string, bool, std::less<>> spaces;
    std::vector<std::string> months;
  };
  std::map<std::string, Language, std::less<>> languages_;
};

}  // namespace thisday::gather
