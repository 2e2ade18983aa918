#pragma once
// What a clause says once its date is taken out, as a sentence that stands by itself.

#include <string>

#include "read/antecedents.hpp"
#include "read/dating.hpp"

namespace thisday::read {

struct Headline {
  std::string words;    ///< empty where the clause has no subject to be told of
  TokenRange told;      ///< the tokens it was made of
  std::string subject;  ///< words put in for a pronoun, or for a subject told before; else empty
};

/// The headline of what `dating` dates in sentence `index`; `all` are the sentence's datings.
Headline headline_of(std::string_view text, const Parse& parse, const Dating& dating, const std::vector<Dating>& all,
                     std::size_t index, Antecedents& antecedents);

/// Words with single blanks between them, marks as a sentence has them, the first letter a capital.
std::string tidied(std::string_view words);

}  // namespace thisday::read
