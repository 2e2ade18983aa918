#pragma once
// The event that an expression of time counts from, where its words follow: "two days after | the siege of Boston
// began".

#include <string_view>
#include <vector>

#include "phrase/phrase.hpp"
#include "read/periods.hpp"
#include "read/vocabulary.hpp"

namespace thisday::read {

/// Extends the phrases that go on with an event to the end of its words, and takes "of" back from those where none
/// follows. A phrase within such words stays a phrase of its own. What must name a period ("during …", Field::event 3)
/// becomes the period's name, or goes where it names none. Returns for each phrase that is left the period that its
/// event names, or none. O(length of the text).
std::vector<const Period*> take_events(std::string_view text, std::vector<phrase::Phrase>& phrases,
                                       const Vocabulary& words);

}  // namespace thisday::read
