#include "phrase/heads.hpp"

#include <cassert>
#include <map>

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

}  // namespace

struct Heads::State {
  Lexicon lexicon;
  std::array<Rules, kFiles.size()> rules;
};

Heads::Heads(std::unique_ptr<State> state) : state_(std::move(state)) {}
Heads::~Heads() = default;

const Heads* Heads::of(std::string_view language) {
  static const std::map<std::string, std::unique_ptr<Heads>, std::less<>> all = [] {
    std::map<std::string, std::unique_ptr<Heads>, std::less<>> made;
    for (const std::string& code : languages()) {
      auto state = std::make_unique<State>();
      const std::string folder = "languages/" + code;
      // The data is part of the program and read by the tests: an error here is our own mistake.
      [[maybe_unused]] const auto words = state->lexicon.load(embedded(folder + "/words.tsv"));
      assert(words.ok());
      const std::string own(embedded(folder + "/heads.tsv"));
      for (std::size_t i = 0; i < kFiles.size(); ++i) {
        [[maybe_unused]] const auto rules =
            state->rules[i].load(own + std::string(embedded(kFiles[i])), state->lexicon);
        assert(rules.ok());
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
  const std::vector<Token> tokens = tokenize(beginning(text, kLongest), state_->lexicon);
  if (tokens.empty()) return std::nullopt;
  Phrase phrase;
  const Rules& rules = state_->rules[static_cast<std::size_t>(place)];
  if (rules.match(tokens, 0, state_->lexicon, phrase) == 0) return std::nullopt;
  return phrase;
}

const std::vector<Grammar::Example>& Heads::examples(HeadPlace place) const {
  return state_->rules[static_cast<std::size_t>(place)].examples();
}

}  // namespace thisday::phrase
