#pragma once
// Writes EDTF: the canonical form, one for each value.

#include <string>

#include "when/edtf.hpp"

namespace thisday::when::detail {

/// Qualifiers stand as far left and as few as can be: after a part where it and all to its left are the same, else
/// before it. 2004?-06?-11? is written 2004-06-11?, ?2004-06-~11 is written 2004?-06-~11.
void write(std::string& to, const EdtfDate& date);
/// An end of an interval; `date` is null where `kind` is no day.
void write_end(std::string& to, const EdtfDate* date, Bound::Kind kind);
void write_list(std::string& to, const std::vector<Edtf::Member>& members);

}  // namespace thisday::when::detail
