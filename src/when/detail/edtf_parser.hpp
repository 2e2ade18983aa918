#pragma once
// Reads EDTF from left to right, one byte of look-ahead, no going back: linear in the length.
//
//   value     = date [time] | interval | set
//   interval  = (date | ".." | "") "/" (date | ".." | "")
//   set       = "[" list "]" | "{" list "}"
//   list      = member *("," member)
//   member    = date [".." date] | ".." date (first only) | date ".." (last only)
//   date      = year-part ["-" part ["-" part]]         part = [q] 2(digit | "X") [q]
//   year-part = [q] ["-"] 4(digit | "X") ["S" number] [q]
//             | [q] "Y" ["-"] number ["E" number] ["S" number] [q]          and then no month
//   time      = "T" hh ":" mm ":" ss ["Z" | ("+" | "-") hh [":" mm]]
//   q         = "?" | "~" | "%"     before a part: of that part; after it: of that part and all to the left
//
// In a calendar whose months are not January to December years have four digits, months and days no X, and a leap month
// is written 04L.

#include <string_view>

#include "when/edtf.hpp"

namespace thisday::when::detail {

class EdtfParser {
 public:
  EdtfParser(std::string_view text, Calendar calendar) : text_(text), calendar_(calendar) {}

  Result<Edtf> parse();

 private:
  struct Failure {
    Code code = Code::syntax;
    std::size_t position = 0;
    const char* message = nullptr;  // literals: nothing is allocated until the Error is made
    const char* hint = "";
  };

  // Each reads one rule of the grammar; false: failure_ tells why.
  bool value(Edtf& edtf);
  bool interval_end(EdtfDate& date, Bound::Kind& kind);
  bool interval_in_order(const Edtf& edtf, std::size_t end_at);
  bool set(Edtf& edtf, char closing);
  bool member(Edtf::Member& member, bool first);
  bool date(EdtfDate& date);
  bool year_part(EdtfDate& date);
  bool other_year(const EdtfDate& date, std::size_t from);
  bool other_month(EdtfDate& date, std::size_t from);
  bool four_digits(EdtfDate& date);
  bool long_year(EdtfDate& date);
  bool significant(EdtfDate& date);
  bool month_part(EdtfDate& date);
  bool day_part(EdtfDate& date);
  bool masked_pair(std::uint8_t& number, std::uint8_t& mask, const char* expected);
  bool number(std::int64_t& value, std::int64_t limit);
  bool time(EdtfDate& date);
  bool zone(ClockTime& time);
  bool clock_pair(std::uint8_t& number, int limit, const char* expected);

  Qualifier qualifier();  // none where there is none
  bool fail(Code code, std::size_t position, const char* message, const char* hint = "");

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  bool accept(char c);
  bool accept_dots();

  std::string_view text_;
  std::size_t at_ = 0;
  Calendar calendar_;
  Failure failure_;
};

}  // namespace thisday::when::detail
