#pragma once
// Which October? Follows the story and fills in what its phrases leave unsaid.

#include <optional>
#include <string>
#include <vector>

#include "phrase/phrase.hpp"
#include "read/periods.hpp"
#include "read/read.hpp"
#include "read/storyline.hpp"
#include "read/tense.hpp"
#include "read/vocabulary.hpp"

namespace thisday::read {

/// A place in time that the story has reached, in the numbers of its source's calendar.
/// Its year lies within kFarthestYear, so that what is counted from it stays in range.
struct Moment {
  std::int64_t year = 0;
  std::optional<int> month;
  std::optional<int> day;
  std::string_view words;  ///< of the mention that told it: of the text, or of a table that lasts
};

/// Resolves the phrases of one text, given in order.
class Resolver {
 public:
  /// `turns` are those of the story's line, one for each phrase; none in news, where the document's date leads.
  Resolver(std::string_view text, const Options& options, const Vocabulary& words, std::vector<Turn> turns)
      : text_(text), options_(options), words_(words), turns_(std::move(turns)), tense_(text, words) {}

  /// Fills in the mention that `phrases[index]` makes here in the story; `named` is the period that its words count
  /// from.
  void resolve(const std::vector<phrase::Phrase>& phrases, std::size_t index, const Period* named, Mention& mention);

 private:
  using Phrase = phrase::Phrase;
  static constexpr std::ptrdiff_t kRemembered = 50;

  void calendar(Mention& mention, Phrase phrase, const Phrase* next);
  /// 04/05/1950: by the option, else as the text's other dates are written, else both.
  void numeric(Mention& mention, Phrase phrase, const std::vector<Phrase>& phrases);
  void offset(Mention& mention, const Phrase& phrase);
  /// The date `step` units of the phrase after `from`; before it where `step` is negative.
  void count_from(Mention& mention, const Phrase& phrase, const Moment& from, std::int64_t step);
  void same(Mention& mention, const Phrase& phrase);
  void since(Mention& mention);
  /// A date in another calendar: its value is in the numbers that prose has for the day.
  void foreign(Mention& mention, const Phrase& phrase);
  void reference(Mention& mention, const Phrase& phrase);
  void duration(Mention& mention, const Phrase& phrase);
  void set(Mention& mention, const Phrase& phrase);

  /// Fills in the year (month, day) that a calendar phrase does not state; says what from.
  void complete(Mention& mention, Phrase& phrase, const Phrase* next);
  std::int64_t year_for(const Phrase& phrase, const Moment& anchor);
  std::int64_t news_year(std::int64_t month, const Moment& from);
  void weekday(Mention& mention, Phrase& phrase);
  /// The week or weekend that many weeks from the anchor, as ISO 8601 counts them.
  void week(Mention& mention, const Moment& from, std::int64_t weeks, bool weekend);
  /// What a phrase counts from; `now` prefers the day on which news was written.
  [[nodiscard]] std::optional<Moment> anchor(bool now = true) const;
  [[nodiscard]] std::optional<Moment> document() const;
  [[nodiscard]] bool same_sentence(std::size_t from, std::size_t to) const;
  /// Gives the mention the value and date of a phrase whose fields are complete, and moves the story there.
  void settle(Mention& mention, const Phrase& phrase);

  std::string_view text_;
  const Options& options_;
  const Vocabulary& words_;
  std::vector<Turn> turns_;
  Tense tense_;
  const Period* named_ = nullptr;           ///< that the phrase being resolved counts from
  std::optional<phrase::Numeric> numeric_;  ///< how the text writes its dates in numbers, once it is known
  bool numeric_sought_ = false;
  Turn turn_;                   ///< of the phrase being resolved
  std::optional<Moment> last_;  ///< where the story is; none before its first date
  struct Quarter {
    std::int64_t year, quarter;
  };
  std::optional<Quarter> quarter_;     ///< that a report in the news is of
  bool months_told_ = false;           ///< "the first nine months": what it compares now is no quarter
  std::vector<Moment> told_;           ///< the places in time that were told last, in order: at least kRemembered
  std::size_t told_end_ = 0;           ///< where the words of the last of them end
  std::size_t begin_ = 0;              ///< where the phrase being resolved begins,
  std::size_t end_ = 0;                ///< and ends
  bool goes_on_ = false;               ///< it is a day right after another date
  const Phrase* following_ = nullptr;  ///< a full date after it in its sentence
};

}  // namespace thisday::read
