#include "gather/html_tree.hpp"

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <memory_resource>
#include <new>

namespace thisday::gather {
namespace {

// Five times what gumbo takes for a page of nothing but short list items, on a machine of 2020.
constexpr std::int64_t kNanosecondsAtLeast = 50'000'000;
constexpr std::int64_t kNanosecondsPerByte = 500;

std::int64_t thread_nanoseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The length of the character reference that `raw` begins with, of which `shown` begins with what it stands for; 0
// where it begins with none: "AT&T", "&unknown;".
std::size_t reference_length(std::string_view raw, std::string_view shown) {
  if (raw.front() != '&') return 0;
  std::size_t end = 1;
  while (end < raw.size() && (is_alphanumeric(raw[end]) || (end == 1 && raw[end] == '#'))) ++end;
  if (end < 2 || end == raw.size() || raw[end] != ';') return 0;
  const std::string_view name = raw.substr(1, end - 1);
  const bool ampersand = name == "amp" || name == "AMP" || name == "#38" || name == "#x26" || name == "#X26";
  return (shown.front() == '&') == ampersand ? end + 1 : 0;
}

std::size_t character_length(char first) {
  const auto byte = static_cast<unsigned char>(first);
  return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

// All of a tree's memory, given back at once: gumbo's own way back goes as deep as the tree. It is also where a parse
// that takes too long is left, since gumbo asks for memory with every token and has no other way out.
class HtmlTree::Memory {
 public:
  explicit Memory(std::size_t length)
      : until_(thread_nanoseconds() + kNanosecondsAtLeast + static_cast<std::int64_t>(length) * kNanosecondsPerByte) {}

  static void* allocate(void* self, std::size_t size) {
    auto& memory = *static_cast<Memory*>(self);
    if (++memory.asked_ % 64 == 0 && thread_nanoseconds() > memory.until_) std::longjmp(memory.out_, 1);
    // The pools of GCC 12 align a block of 24 bytes to 8, whatever was asked for.
    const std::size_t rounded = (size + alignof(Head) - 1) / alignof(Head) * alignof(Head);
    void* block = memory.take(rounded + sizeof(Head));
    if (block == nullptr) std::longjmp(memory.out_, 1);
    return static_cast<std::byte*>(block) + sizeof(Head);
  }

  static void release(void* self, void* pointer) {
    if (pointer == nullptr) return;
    std::byte* block = static_cast<std::byte*>(pointer) - sizeof(Head);
    static_cast<Memory*>(self)->pool_.deallocate(block, reinterpret_cast<Head*>(block)->size, alignof(Head));
  }

  const GumboOutput* parse(std::string_view bytes) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.allocator = allocate;
    options.deallocator = release;
    options.userdata = this;
    if (setjmp(out_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, bytes.data(), bytes.size());
  }

 private:
  struct alignas(std::max_align_t) Head {
    std::size_t size;
  };

  void* take(std::size_t size) noexcept {
    try {
      void* block = pool_.allocate(size, alignof(Head));
      new (block) Head{size};
      return block;
    } catch (const std::bad_alloc&) {
      return nullptr;
    }
  }

  std::pmr::unsynchronized_pool_resource pool_;
  std::int64_t until_;
  std::size_t asked_ = 0;
  std::jmp_buf out_;
};

Result<HtmlTree> HtmlTree::parse(std::string_view bytes) {
  HtmlTree tree;
  tree.memory_ = std::make_shared<Memory>(bytes.size());
  tree.output_ = tree.memory_->parse(bytes);
  if (tree.output_ == nullptr)
    return Error{Code::range, "the elements of this HTML are too tangled to be told apart", 0,
                 "thousands of them are not closed; save the page anew with a browser"};
  return tree;
}

const GumboNode* HtmlTree::root() const {
  return output_->root;
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

int heading_level(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int>(tag) - static_cast<int>(GUMBO_TAG_H1) + 1 : 0;
}

void write_words(const GumboText& text, std::string_view bytes, TextWriter& writer) {
  const std::string_view shown(text.text), raw(text.original_text.data, text.original_text.length);
  if (raw.data() < bytes.data() || raw.data() + raw.size() > bytes.data() + bytes.size()) return writer.words(shown);
  const auto place = static_cast<std::size_t>(raw.data() - bytes.data());
  std::size_t at = 0, from = 0;  // in `shown`, in `raw`
  while (at < shown.size() && from < raw.size()) {
    std::size_t same = 0;
    while (at + same < shown.size() && from + same < raw.size() && shown[at + same] == raw[from + same] &&
           reference_length(raw.substr(from + same), shown.substr(at + same)) == 0)
      ++same;
    writer.source(shown.substr(at, same), place + from);
    at += same;
    from += same;
    if (at == shown.size() || from == raw.size()) break;
    if (const std::size_t length = reference_length(raw.substr(from), shown.substr(at))) {
      const std::size_t character = character_length(shown[at]);
      writer.words(shown.substr(at, character));
      at += character;
      from += length;
    } else if (raw[from] == '\r') {
      ++from;  // of a line's end
    } else if (raw[from] == '<') {
      from = raw.find('>', from);  // a tag that ends nothing
      if (from != std::string_view::npos) ++from;
    } else {
      break;
    }
  }
  if (at < shown.size()) writer.words(shown.substr(at));
}

}  // namespace thisday::gather
