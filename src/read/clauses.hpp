#pragma once
// A sentence taken apart: its clauses, each with its verb and its subject. Words alone, without a dictionary of nouns:
// what is a verb is told by its form and by what stands around it.
//
//   In October they crossed the river and took the town, which had held out since May.
//      subject  verb ──────────────────┘ coordinate     └── relative ──────────────┘

#include <cstddef>
#include <vector>

#include "read/tokens.hpp"

namespace thisday::read {

/// A stretch of tokens, `end` not within.
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] bool holds(std::size_t token) const { return begin <= token && token < end; }
};

struct Clause {
  enum class Kind : std::uint8_t {
    main,
    coordinate,   ///< a second verb of the subject before: "and took the town"
    subordinate,  ///< when …, after …
    relative,     ///< who …, which …
    aside,        ///< in brackets
  };

  Kind kind = Kind::main;
  TokenRange range;         ///< with its opening word; clauses within it are part of it
  std::size_t body = 0;     ///< the first token after the opening word
  TokenRange subject;       ///< empty where it has none of its own
  std::size_t verb = 0;     ///< range.end where it has none
  std::size_t partner = 0;  ///< of a coordinate clause: the index of the one whose subject it shares
  bool doubtful = false;    ///< if …: it need not have happened

  [[nodiscard]] bool told() const { return verb < range.end; }
};

/// Whether a sentence may have a verb that tells: without one it tells of no event, and need not be taken apart.
/// Most lines of lists have none.
bool may_tell(std::string_view sentence, const Lexis& lexis);

/// Marks the verbs of a sentence.
void find_verbs(std::string_view text, Tokens& tokens);

/// The clauses of a sentence whose verbs are marked, in the order in which they begin.
std::vector<Clause> clauses_of(std::string_view text, const Tokens& tokens);

/// A sentence with all that was found in it.
struct Parse {
  Tokens tokens;
  std::vector<Clause> clauses;
};

/// The longest sentence that is taken apart, in bytes: within it each word may be looked at several times.
inline constexpr std::size_t kLongestSentence = 4096;

/// Takes a sentence apart; longer ones than kLongestSentence have no tokens. Mentions from index `first` on are seen.
/// Fills `parse`, whose memory is used again.
void parse_sentence(std::string_view text, story::ByteRange sentence, const std::vector<Mention>& mentions,
                    std::size_t first, const Lexis& lexis, Parse& parse);

/// Whether a noun phrase begins here: an article, "this", "his", "each", "they".
bool begins_noun(const Token& token);

/// Where the noun phrase begins that ends before token `end`: "the commander of the army" of "…, who".
std::size_t noun_before(std::string_view text, const Tokens& tokens, std::size_t end);

/// The innermost clause that holds a token: an index, or `clauses.size()`.
std::size_t clause_at(const std::vector<Clause>& clauses, std::size_t token);

/// The clause whose own subject does what `clause` tells: itself, or the first of a chain of coordinate clauses.
std::size_t subject_holder(const std::vector<Clause>& clauses, std::size_t clause);

/// The subject without what is hung on it: up to a comma, a relative clause, a date.
TokenRange core_of(const Tokens& tokens, TokenRange subject);

/// "taking", but no "king": by its form a present participle.
bool is_gerund(std::string_view text, const Token& token);

}  // namespace thisday::read
