#pragma once
// Text as mail carries it (RFC 2045, 2047, 5322): seven bits, short lines. Lines end in a newline alone, as programs
// such as sendmail take them.

#include <string>
#include <string_view>

namespace thisday::publish {

/// Quoted-printable; lines of at most 76 characters. A line that begins with "From " or is a lone full stop, which mail
/// programs change, is encoded. Ends with a newline.
std::string quoted_printable(std::string_view text);

/// The text of a header: as it is where it is plain ASCII, else as encoded words (RFC 2047), folded. Line breaks and
/// other control characters become blanks: nothing in a subject begins another header.
std::string header_text(std::string_view text);

/// "Museum für Alles <news@example.org>" with its name encoded where it must be.
std::string header_address(std::string_view address);

}  // namespace thisday::publish
