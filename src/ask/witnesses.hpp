#pragma once
// What do sources say of a claim? Finds what the library has of it, and holds the dates against each other.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ask/check.hpp"
#include "ask/check_words.hpp"
#include "ask/claims.hpp"
#include "ask/sameness.hpp"

namespace thisday::ask {

class Witnesses {
 public:
  /// All must outlive this; `words` are those of the draft's language.
  Witnesses(const Library& library, const std::vector<std::string>& without, const CheckWords& words)
      : library_(library), without_(without), words_(words) {}

  /// What was found of a claim.
  struct Heard {
    Finding finding;      ///< of Rule::library, with ranges in Text::content
    double likeness = 0;  ///< what the words weigh that it has in common with the event, whatever the dates
  };
  /// Errors: busy, storage.
  Result<Heard> hear(const Claim& claim);

 private:
  struct Candidate {
    keep::Alike alike;
    Dates dates = Dates::apart;
    double sure = 0;
  };

  /// A candidate with what its sources say.
  struct Choice {
    const Candidate* candidate = nullptr;  ///< none: nothing that the library has is what the claim tells of
    std::vector<Testimony> testimony;
  };

  Result<std::vector<Candidate>> candidates(const Claim& claim);
  Result<Choice> choose(const Claim& claim, const std::vector<Candidate>& found);
  /// What all sources say of an event, but for those that do not count.
  Result<std::vector<Testimony>> testimony(const Claim& claim, const story::EventId& event);
  Result<const story::Source*> source(const story::SourceId& id);
  [[nodiscard]] bool counts(const story::Source& source) const;

  const Library& library_;
  const std::vector<std::string>& without_;
  const CheckWords& words_;
  std::map<story::SourceId, story::Source> sources_;
};

/// The work that a source is a copy of.
const std::string& work_of(const story::Source& source);

}  // namespace thisday::ask
