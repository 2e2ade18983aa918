#include "phrase/heads.hpp"

#include <cassert>
#include <map>

#include "phrase/automaton.hpp"
#include "phrase/lexer.hpp"
#include "phrase/pattern.hpp"
#include "phrase_embedded.hpp"

namespace thisday::phrase {
namespace {

constexpr std::size_t kLongest = 120;
constexpr std::array<std::string_view, 3> kFiles = {"languages/heads/on_a_day.tsv", "languages/heads/in_a_year.tsv",
                                                    "languages/heads/title.tsv"};

// The longest beginning of a text of at most `size` bytes that cuts no character.
std::string_view beginning(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) --size;
  return text.substr(0, size);
}

// The automaton of this thread for some rules.
Automaton& automaton_of(const Rules& rules) {
  thread_local std::map<const Rules*, Automaton> made;
  return made.try_emplace(&rules, rules, Domain::narrative).first->second;
}

}  // namespace

// Each place has a lexicon of its own: an automaton counts the words that its rules were made with.
struct Heads::State {
  struct Place {
    Lexicon lexicon;
    Rules rules;
  };
  std::array<Place, kFiles.size()> places;
};

Heads::Heads(std::unique_ptr<State> state) : state_(std::move(state)) {}
Heads::~Heads() = default;

const Heads* Heads::of(std::string_view language) {
  static const std::map<std::string, std::unique_ptr<Heads>, std::less<>> all = [] {
    std::map<std::string, std::unique_ptr<Heads>, std::less<>> made;
    for (const std::string& code : languages()) {
      auto state = std::make_unique<State>();
      const std::string folder = "languages/" + code;
      const std::string own(embedded(folder + "/heads.tsv"));
      for (std::size_t i = 0; i < kFiles.size(); ++i) {
        auto& [lexicon, rules] = state->places[i];
        // The data is part of the program and read by the tests: an error here is our own mistake.
        [[maybe_unused]] const auto words = lexicon.load(embedded(folder + "/words.tsv"));
        assert(words.ok());
        [[maybe_unused]] const auto loaded = rules.load(own + std::string(embedded(kFiles[i])), lexicon);
        assert(loaded.ok());
      }
      made.emplace(code, new Heads(std::move(state)));
    }
    return made;
  }();
  const auto found = all.find(language);
  return found == all.end() ? nullptr : found->second.get();
}

const std::vector<std::string>& Heads::languages() {
  static const std::vector<std::string> codes = [] {
    std::vector<std::string> found;
    for (const EmbeddedFile& file : embedded_files()) {
      constexpr std::string_view kFolder = "languages/", kName = "/heads.tsv";
      if (file.path.ends_with(kName))
        found.emplace_back(file.path.substr(kFolder.size(), file.path.size() - kFolder.size() - kName.size()));
    }
    return found;
  }();
  return codes;
}

std::optional<Phrase> Heads::read(HeadPlace place, std::string_view text) const {
  const auto& [lexicon, rules] = state_->places[static_cast<std::size_t>(place)];
  const std::vector<Token> tokens = tokenize(beginning(text, kLongest), lexicon);
  if (tokens.empty()) return std::nullopt;
  Phrase phrase;
  if (rules.match(tokens, 0, lexicon, automaton_of(rules), nullptr, phrase) == 0) return std::nullopt;
  return phrase;
}

const std::vector<Grammar::Example>& Heads::examples(HeadPlace place) const {
  return state_->places[static_cast<std::size_t>(place)].rules.examples();
}

}  // namespace thisday::phrase
