#include "when/detail/edtf_write.hpp"

#include <bit>
#include <charconv>
#include <cstring>

namespace thisday::when::detail {
namespace {

char* put_two(char* at, int number) {
  *at++ = static_cast<char>('0' + number / 10);
  *at++ = static_cast<char>('0' + number % 10);
  return at;
}

// In one piece: what has just been written byte by byte is slow to be read again.
char* put_four(char* at, std::uint32_t number) {
  const std::uint32_t high = number / 100, low = number % 100;
  std::uint32_t digits = (high / 10 | high % 10 << 8U | low / 10 << 16U | low % 10 << 24U) + 0x30303030U;
  if constexpr (std::endian::native == std::endian::big) digits = __builtin_bswap32(digits);
  std::memcpy(at, &digits, sizeof digits);
  return at + sizeof digits;
}

char* put_pair(char* at, int number, std::uint8_t mask) {
  put_two(at, number);
  if ((mask & 2U) != 0) at[0] = 'X';
  if ((mask & 1U) != 0) at[1] = 'X';
  return at + 2;
}

char* put_qualifier(char* at, Qualifier qualifier) {
  if (!qualifier.certain()) *at++ = qualifier.uncertain ? (qualifier.approximate ? '%' : '?') : '~';
  return at;
}

char* put_year(char* at, const EdtfDate& date) {
  const bool negative = date.year < 0 || date.negative_masked;
  const std::uint64_t magnitude = static_cast<std::uint64_t>(date.year < 0 ? -date.year : date.year);
  if (magnitude > 9999) {
    *at++ = 'Y';
    if (negative) *at++ = '-';
    std::uint64_t mantissa = magnitude;
    for (int i = 0; i < date.exponent; ++i) mantissa /= 10;
    at = std::to_chars(at, at + 20, mantissa).ptr;
    if (date.exponent != 0) {
      *at++ = 'E';
      at = std::to_chars(at, at + 3, date.exponent).ptr;
    }
  } else {
    if (negative) *at++ = '-';
    const auto year = static_cast<std::uint32_t>(magnitude);
    if (date.year_mask == 0) {
      at = put_four(at, year);
    } else {
      at = put_pair(at, static_cast<int>(year / 100), static_cast<std::uint8_t>(date.year_mask >> 2U));
      at = put_pair(at, static_cast<int>(year % 100), date.year_mask);
    }
  }
  if (date.significant != 0) {
    *at++ = 'S';
    at = std::to_chars(at, at + 3, date.significant).ptr;
  }
  return at;
}

char* put_time(char* at, const ClockTime& time) {
  *at++ = 'T';
  at = put_two(at, time.hour);
  *at++ = ':';
  at = put_two(at, time.minute);
  *at++ = ':';
  at = put_two(at, time.second);
  if (time.zone == ClockTime::Zone::none) return at;
  if (time.zone == ClockTime::Zone::utc) {
    *at++ = 'Z';
    return at;
  }
  const int offset = time.offset < 0 ? -time.offset : time.offset;
  *at++ = time.offset < 0 ? '-' : '+';
  at = put_two(at, offset / 60);
  if (time.zone == ClockTime::Zone::hours) return at;
  *at++ = ':';
  return put_two(at, offset % 60);
}

}  // namespace

void write(std::string& to, const EdtfDate& date) {
  // The longest: "Y-1000000000000000000E18S99" and qualifiers, or a day with qualifiers, time and zone.
  char buffer[48];
  char* at = buffer;
  // The parts up to `shared` have one qualifier, written once after it.
  int shared = 0;
  const int last = static_cast<int>(date.last);
  while (shared < last && date.qualifier(static_cast<Part>(shared + 1)) == date.year_qualifier) ++shared;
  at = put_year(at, date);
  if (shared == 0) at = put_qualifier(at, date.year_qualifier);
  if (last >= 1) {
    *at++ = '-';
    if (shared < 1) at = put_qualifier(at, date.month_qualifier);
    const bool leap = date.month > kLeapMonth;
    at = put_pair(at, leap ? date.month - kLeapMonth : date.month, date.month_mask);
    if (leap) *at++ = 'L';
    if (shared == 1) at = put_qualifier(at, date.year_qualifier);
  }
  if (last == 2) {
    *at++ = '-';
    if (shared < 2) at = put_qualifier(at, date.day_qualifier);
    at = put_pair(at, date.day, date.day_mask);
    if (shared == 2) at = put_qualifier(at, date.year_qualifier);
  }
  if (date.has_time) at = put_time(at, date.time);
  to.append(buffer, at);
}

void write_end(std::string& to, const EdtfDate* date, Bound::Kind kind) {
  if (date != nullptr) write(to, *date);
  if (kind == Bound::Kind::open) to += "..";
}

void write_list(std::string& to, const std::vector<Edtf::Member>& members) {
  for (const Edtf::Member& member : members) {
    if (&member != members.data()) to += ',';
    if (member.kind == Edtf::Member::Kind::or_earlier) to += "..";
    write(to, member.from);
    if (member.kind == Edtf::Member::Kind::or_later || member.kind == Edtf::Member::Kind::range) to += "..";
    if (member.kind == Edtf::Member::Kind::range) write(to, member.to);
  }
}

}  // namespace thisday::when::detail
