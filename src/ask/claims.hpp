#pragma once
// What does a draft claim? Each date in it, with what is told of that day.
//
//   On 27 July 1953 the armistice was signed.       the event that is drawn from the clause
//   27 July 1953: Armistice in Korea                no verb: what stands beside the date
//   Marie Curie (7 November 1867 – 4 July 1934)     a birth and a death

#include <string>
#include <vector>

#include "base/result.hpp"
#include "phrase/phrase.hpp"
#include "read/read.hpp"
#include "read/sentences.hpp"
#include "story/event.hpp"
#include "story/text.hpp"
#include "when/date.hpp"

namespace thisday::ask {

/// One thing that a draft dates. Ranges are in Text::content.
struct Claim {
  story::ByteRange range;     ///< the words of the date
  story::ByteRange sentence;  ///< around it
  std::size_t mention = 0;    ///< in Reading::mentions; of a range, the first
  /// What it may be: one kind where the words say it, several where they leave it open, the likeliest first.
  std::vector<story::Kind> kinds;
  std::string headline;  ///< what happened, without the date
  std::string context;   ///< the sentence, where it tells of nothing else; empty otherwise
  when::Date date;
  std::string inferred;  ///< the words that the date was found with; empty: its own words say it all
};

/// A draft as it is checked.
struct Draft {
  const story::Text* text = nullptr;
  read::Reading reading;
  std::vector<phrase::Phrase> phrases;
  std::vector<read::Sentence> sentences;
  std::vector<Claim> claims;  ///< in the order of the text

  [[nodiscard]] std::string_view words(story::ByteRange range) const {
    return std::string_view(text->content).substr(range.begin, range.size());
  }
  /// What the words of a mention say by themselves; null where they are part of a longer phrase.
  [[nodiscard]] const phrase::Phrase* phrase(const read::Mention& mention) const;
  /// The sentence around a byte; null between sentences. O(log sentences).
  [[nodiscard]] const read::Sentence* sentence(std::size_t at) const;
};

/// `text` must outlive the draft. Errors: unsupported (no grammar of the text's language). O(length).
Result<Draft> draft_of(const story::Text& text, const read::Options& options);

}  // namespace thisday::ask
