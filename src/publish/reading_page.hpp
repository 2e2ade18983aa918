#pragma once
// The page on which a reader's own text is read and checked: its dates marked, what it tells in order, and what the
// library says to each.

#include <optional>
#include <string>
#include <vector>

#include "publish/marked_text.hpp"
#include "publish/messages.hpp"

namespace thisday::publish {

/// What the text tells happened, in its own words.
struct ToldEvent {
  std::string headline;
  std::optional<when::Date> date;
  std::size_t mention = 0;  ///< the number of the date that it has, from 1; 0: none
};

/// What was found of one claim: plain values, so that this folder need not know how.
struct MarginNote {
  std::string verdict;  ///< "agrees", "disagrees", "precision", "style", "impossible", "suspicious", "unknown"
  std::string message;  ///< a sentence without a full stop
  std::size_t mention = 0;
  struct Source {
    std::string path;  ///< of the event's page; may be empty
    std::string title;
    std::string licence;
    std::string date;
    std::string quote;
  };
  std::vector<Source> sources;
};

struct ReadText {
  std::string text;     ///< as the reader sent it
  std::string written;  ///< the day it says it was written on; may be empty
  std::vector<MarkedDate> dates;
  std::vector<ToldEvent> events;
  std::vector<MarginNote> notes;
};

/// `read` null: the empty form. `problem` says what is wrong with what was sent.
std::string reading_page(const ReadText* read, const std::string& problem, const Messages& in = Messages::english());

/// How long a text may be, in bytes.
inline constexpr std::size_t kLongestText = 200'000;

}  // namespace thisday::publish
