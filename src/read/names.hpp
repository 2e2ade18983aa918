#pragma once
// The names that a clause tells of, and what they do in it: parties act or suffer, places are where it happened.

#include "read/capitals.hpp"
#include "read/clauses.hpp"
#include "story/event.hpp"

namespace thisday::read {

/// Adds the names among `told` to the parties and places of `event`, each once.
void add_names(std::string_view text, const Tokens& tokens, TokenRange told, const Capitals& capitals,
               story::Event& event);

}  // namespace thisday::read
