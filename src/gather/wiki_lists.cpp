#include "gather/wiki_lists.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gather/wiki_words.hpp"
#include "phrase/heads.hpp"

namespace thisday::gather {
namespace {

using phrase::HeadPlace;
using story::Block;
using story::ByteRange;

bool space(char c) {
  return c == ' ' || c == '\n';
}

// What may stand between a head and the words: dashes, a colon, a comma, a bullet.
std::size_t separator_length(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ':' || text[0] == '-' || text[0] == ',' || text[0] == ';' || text[0] == '.' || text[0] == ')')
    return 1;
  for (const std::string_view mark : {"–", "—", "−", "‒", "―", "•", "："})
    if (text.starts_with(mark)) return mark.size();
  return 0;
}

// The head of an item, and where its words begin.
struct ItemHead {
  std::optional<phrase::Phrase> phrase;
  std::size_t begin = 0;  ///< of the words after it, in the item
};

struct Item {
  Block block;
  ItemHead head;
  std::string_view text;   ///< all of it
  std::string_view words;  ///< without the head
  bool parent = false;     ///< the next item stands below it
};

class ListReader {
 public:
  ListReader(const WikiPage& page, const WikiSubject& subject, const WikiListTaker& take)
      : page_(page), subject_(subject), take_(take), heads_(*phrase::Heads::of(page.text.language)) {}

  void read() {
    const std::vector<Block>& blocks = page_.text.blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].kind == Block::Kind::heading) heading(blocks[i]);
      if (blocks[i].kind != Block::Kind::list_item) continue;
      const bool parent = i + 1 < blocks.size() && blocks[i + 1].kind == Block::Kind::list_item &&
                          blocks[i + 1].level > blocks[i].level;
      item(blocks[i], parent);
    }
  }

 private:
  [[nodiscard]] std::string_view text_of(const Block& block) const {
    return std::string_view(page_.text.content).substr(block.range.begin, block.range.size());
  }

  void heading(const Block& block) {
    above_.clear();
    const std::string_view words = text_of(block);
    const auto section = WikiWords::shipped().section(words, page_.text.language);
    if (block.level <= 2) {
      section_ = main_ = section;
      month_.reset();
      topic_.clear();
      return;
    }
    const bool own =
        section && *section != WikiSection::skip && (subject_.is_day() || *section != WikiSection::observances);
    section_ = own ? section : main_;
    month_.reset();
    const auto head = heads_.read(subject_.is_day() ? HeadPlace::on_a_day : HeadPlace::in_a_year, words);
    if (head && head->begin == 0 && head->end == words.size() && !subject_.is_day()) month_ = *head;
    const bool of_time = words.find_first_of("0123456789") != std::string_view::npos || month_;
    topic_ = of_time || section ? std::string() : std::string(words);
  }

  // The longest head with nothing but a separator after it; of "1988 – 20 people" the part before the dash.
  [[nodiscard]] ItemHead head_of(const Block& block) const {
    std::string_view text = text_of(block);
    const HeadPlace place = subject_.is_day() ? HeadPlace::on_a_day : HeadPlace::in_a_year;
    for (std::string_view tried = text; !tried.empty();) {
      const auto phrase = heads_.read(place, tried);
      if (!phrase || phrase->begin != 0) return {};
      std::size_t at = phrase->end;
      while (at < text.size() && space(text[at])) ++at;
      const std::size_t length = separator_length(text.substr(at));
      if (length > 0 || at == text.size()) {
        at += length;
        // "[[7 mars]] : – words", "(date uncertain) –"
        while (at < text.size() && (space(text[at]) || (separator_length(text.substr(at)) > 0 && text[at] != '.')))
          at += space(text[at]) ? 1 : separator_length(text.substr(at));
        return {phrase, std::min(at, text.size())};
      }
      const std::size_t dash = last_dash(text.substr(0, phrase->end));
      if (dash != std::string_view::npos && dash > 0) {
        tried = text.substr(0, dash);
        continue;
      }
      // Without a separator a year or a day is a head if it is a link, or nothing else than one: "1864 War ends".
      const bool linked = std::any_of(page_.links.begin(), page_.links.end(), [&](const WikiPage::Link& link) {
        return link.range.begin == block.range.begin && link.range.end <= block.range.begin + phrase->end;
      });
      const bool plain = phrase->end >= 3 && !subject_.is_day();
      const bool year = subject_.is_day() && phrase->end >= 3 && phrase->get(phrase::Field::year) >= 100;
      if (linked || plain || year) return {phrase, at};
      return {};
    }
    return {};
  }
  static std::size_t last_dash(std::string_view head) {
    std::size_t best = head.rfind('-');
    for (const std::string_view mark : {"–", "—", "−"})
      if (const std::size_t at = head.rfind(mark);
          at != std::string_view::npos && (best == std::string_view::npos || at > best))
        best = at;
    return best;
  }

  void item(const Block& block, bool parent) {
    if (section_ == WikiSection::skip) return;
    while (!above_.empty() && above_.back().block.level >= block.level) above_.pop_back();
    Item item{block, {}, text_of(block), {}, parent};
    if (section_ != WikiSection::observances) item.head = head_of(block);
    item.words = item.text.substr(std::min(item.head.begin, item.text.size()));
    while (!item.words.empty() && (space(item.words.back()) || item.words.back() == ';')) item.words.remove_suffix(1);
    if (parent) above_.push_back(item);
    const bool label =
        parent && (item.words.empty() || item.words.ends_with(':') || is_group(item) || is_victims(item));
    if (label || item.words.empty()) {
      if (!parent && item.head.phrase) refuse(block, "a date without words");
      return;
    }
    record(item);
  }

  // Of observances what has others below it is their heading, unless it says whose it is: "Navy Day (Chile)".
  [[nodiscard]] bool is_group(const Item& item) const {
    return section_ == WikiSection::observances && item.words.find('(') == std::string_view::npos;
  }

  // "1967 – Crew of Apollo 1" above the three: a person has a comma and a description.
  [[nodiscard]] bool is_victims(const Item& item) const {
    return (section_ == WikiSection::births || section_ == WikiSection::deaths) &&
           item.words.find(',') == std::string_view::npos;
  }

  void record(const Item& item) {
    story::Event event;
    event.kind = kind();
    const ItemHead* head = item.head.phrase ? &item.head : nullptr;
    std::string_view head_words = item.text;
    for (auto up = above_.rbegin(); head == nullptr && up != above_.rend(); ++up)
      if (up->head.phrase) head = &up->head, head_words = up->text;
    if (subject_.is_day() && head == nullptr && event.kind != story::Kind::observance) {
      if (section_) refuse(item.block, "an item without a year");
      return;
    }
    if (!section_ && head == nullptr) return;  // of a part of the page that is known for no records
    const phrase::Phrase* phrase = head == nullptr ? (month_ ? &*month_ : nullptr) : &*head->phrase;
    const std::string_view words =
        head == nullptr ? std::string_view(subject_.title) : head_words.substr(0, head->phrase->end);
    auto date = wiki_date(event.kind == story::Kind::observance ? nullptr : phrase, words, subject_);
    if (!date) return refuse(item.block, date.error().message);
    event.date = std::move(date).value();
    if (event.kind == story::Kind::observance && subject_.is_day()) {
      when::Recurrence rule;
      rule.month = subject_.month;
      rule.day = subject_.day;
      event.recurrence = rule;
    }
    event.headline = item.words;
    if (!topic_.empty()) event.subjects.push_back(topic_);
    story::Evidence evidence;
    evidence.quote = item.words;
    evidence.date = event.date;
    const std::size_t begin = item.block.range.begin + static_cast<std::size_t>(item.words.data() - item.text.data());
    evidence.range = page_.text.in_source(ByteRange{begin, begin + item.words.size()});
    links(event, evidence, {begin, begin + item.words.size()});
    event.evidence.push_back(std::move(evidence));
    take_.event(std::move(event));
  }

  void links(story::Event& event, story::Evidence& evidence, ByteRange words) const {
    auto link = std::lower_bound(page_.links.begin(), page_.links.end(), words.begin,
                                 [](const WikiPage::Link& one, std::size_t at) { return one.range.begin < at; });
    for (; link != page_.links.end() && link->range.begin < words.end; ++link) {
      const std::string target = fmt::format("wikipedia:{}:{}", page_.text.language, link->target);
      evidence.links.push_back(
          {{link->range.begin - words.begin, std::min(link->range.end, words.end) - words.begin}, target});
      const bool person = event.kind == story::Kind::birth || event.kind == story::Kind::death;
      if (!person || event.links.empty()) event.links.push_back(target);
    }
  }

  [[nodiscard]] story::Kind kind() const {
    switch (section_.value_or(WikiSection::events)) {
      case WikiSection::births:
        return story::Kind::birth;
      case WikiSection::deaths:
        return story::Kind::death;
      case WikiSection::observances:
        return subject_.is_day() ? story::Kind::observance : story::Kind::event;
      default:
        return story::Kind::event;
    }
  }

  void refuse(const Block& block, std::string reason) const {
    take_.refuse(page_.text.in_source(block.range.begin), std::move(reason),
                 std::string(text_of(block).substr(0, 200)));
  }

  const WikiPage& page_;
  const WikiSubject& subject_;
  const WikiListTaker& take_;
  const phrase::Heads& heads_;
  std::optional<WikiSection> main_;  ///< of the part of the page
  std::optional<WikiSection> section_;
  std::optional<phrase::Phrase> month_;  ///< of a heading on the page of a year
  std::string topic_;
  std::vector<Item> above_;  ///< the items that the next one may stand below
};

}  // namespace

void wiki_lists(const WikiPage& page, const WikiSubject& subject, const WikiListTaker& take) {
  ListReader(page, subject, take).read();
}

}  // namespace thisday::gather
