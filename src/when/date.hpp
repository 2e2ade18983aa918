#pragma once
// A Date: what a source says of when. The words as written, their calendar, their value.

#include <string>
#include <utility>

#include "when/edtf.hpp"

namespace thisday::when {

/// What one source says of when. `as_written()` has the numbers of the source's own calendar; `edtf()` is the proleptic
/// Gregorian equivalent: a Julian day becomes the Gregorian day, months and coarser keep their numbers.
class Date {
 public:
  explicit Date(Edtf as_written, std::string words = {})
      : as_written_(std::move(as_written)), words_(std::move(words)) {}

  [[nodiscard]] const Edtf& as_written() const { return as_written_; }
  [[nodiscard]] const std::string& words() const { return words_; }  ///< "the Ides of March, 44 BC"; may be empty
  [[nodiscard]] Calendar calendar() const { return as_written_.calendar(); }
  [[nodiscard]] Edtf edtf() const { return as_written_.to_gregorian(); }
  /// The exact days, also for a Julian month or year. Empty for a day of every year.
  [[nodiscard]] std::optional<Span> span() const { return as_written_.span(); }

  friend bool operator==(const Date&, const Date&) = default;

 private:
  Edtf as_written_;
  std::string words_;
};

}  // namespace thisday::when
