#pragma once
// What the interface says, in the reader's language: web/messages/<language>.json, embedded. A message is a text with
// {names} in it; or one text for each plural category of its language, by Unicode's rules; or a list of words.
//
//   "nav-today": "Today"
//   "years-ago": {"one": "{count} year ago", "other": "{count} years ago"}
//   "months": ["January", …]
//
// A new language is a new file. One that leaves a message out says it in English.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thisday::publish {

class Messages {
 public:
  using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  static const Messages& english();
  /// Of "ko" or "ko-KR"; null where there are none in that language.
  static const Messages* of(std::string_view language);
  /// The best of what a browser's Accept-Language asks for; English where there is nothing of it.
  static const Messages& preferred(std::string_view accept_language);
  static const std::vector<Messages>& all();  ///< English first

  /// The languages shipped are read once, and live as long as the program. `json` is trusted.
  Messages(std::string language, std::string_view json);
  ~Messages();
  Messages(Messages&&) noexcept;
  Messages& operator=(Messages&&) noexcept;

  [[nodiscard]] const std::string& language() const { return language_; }  ///< BCP 47
  /// A key must be one of English's.
  [[nodiscard]] const std::string& text(std::string_view key) const;
  /// With its {names} replaced.
  [[nodiscard]] std::string text(std::string_view key, Values values) const;
  /// "73 years ago": the form for that count, with {count} and other names replaced; the count is 0 or more.
  [[nodiscard]] std::string counted(std::string_view key, std::int64_t count, Values values = {}) const;
  /// A counted message as JSON, {"one": "{count} event", "other": "{count} events"}: for scripts.
  [[nodiscard]] std::string forms(std::string_view key) const;
  /// The item of a list, from 0.
  [[nodiscard]] const std::string& item(std::string_view key, std::size_t index) const;
  [[nodiscard]] std::size_t items(std::string_view key) const;  ///< 0 where there is no such list
  /// All plain texts by key, in order of the keys: for templates.
  [[nodiscard]] std::vector<std::pair<std::string_view, std::string_view>> texts() const;

 private:
  struct State;
  std::string language_;
  std::unique_ptr<State> state_;
};

}  // namespace thisday::publish
