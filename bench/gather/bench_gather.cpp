// bench_gather wikidata FILE    items a second, beside simdjson visiting every key and value of the same lines
// bench_gather wikipedia FILE   pages of days and years out of XML, beside expat with empty handlers
// bench_gather bzip2 FILE       decompression alone; lbzip2 -n2 -dc is its peer (compare.sh)
//
// Ratios of medians of seven runs, both in turn on the same bytes in memory.

#include <expat.h>
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string_view>
#include <vector>

#include "base/file.hpp"
#include "gather/gather.hpp"
#include "gather/stream.hpp"

namespace {

using namespace thisday;

class Counter : public gather::Handler {
 public:
  void source(const story::Source&) override {}
  void event(story::Event) override { ++events; }
  void article(story::Entry, story::Text) override {}
  void refuse(gather::Refusal) override {}
  std::size_t events = 0;
};

std::size_t visited = 0;

void visit(simdjson::ondemand::value value) {
  switch (value.type()) {
    case simdjson::ondemand::json_type::array:
      for (auto one : value.get_array()) visit(one.value());
      break;
    case simdjson::ondemand::json_type::object:
      for (auto field : value.get_object()) {
        visited += std::string_view(field.unescaped_key()).size();
        visit(field.value());
      }
      break;
    case simdjson::ondemand::json_type::string:
      visited += std::string_view(value.get_string()).size();
      break;
    case simdjson::ondemand::json_type::number:
      visited += static_cast<std::size_t>(double(value.get_double()));
      break;
    case simdjson::ondemand::json_type::boolean:
      visited += bool(value.get_bool()) ? 1 : 0;
      break;
    case simdjson::ondemand::json_type::null:
      ++visited;
      break;
  }
}

void visit_lines(const std::string& padded, std::size_t size) {
  simdjson::ondemand::parser parser;
  const std::string_view bytes(padded.data(), size);
  for (std::size_t at = 0; at < size;) {
    const std::size_t end = std::min(bytes.find('\n', at), size);
    std::string_view line = bytes.substr(at, end - at);
    const char* begin = bytes.data() + at;
    at = end + 1;
    while (!line.empty() && line.back() == ',') line.remove_suffix(1);
    if (line.size() < 3) continue;
    auto document = parser.iterate(begin, line.size(), line.size() + simdjson::SIMDJSON_PADDING);
    visit(document.get_value());
  }
}

void empty_handlers(const std::string& bytes) {
  XML_Parser parser = XML_ParserCreate("UTF-8");
  XML_SetElementHandler(
      parser, [](void*, const char*, const char**) {}, [](void*, const char*) {});
  XML_SetCharacterDataHandler(parser, [](void*, const char*, int) {});
  for (std::size_t at = 0; at < bytes.size(); at += 1 << 18)
    XML_Parse(parser, bytes.data() + at, static_cast<int>(std::min<std::size_t>(1 << 18, bytes.size() - at)), 0);
  XML_ParserFree(parser);
}

double seconds(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void compare(const char* peer_name, double megabytes, const std::function<void()>& ours,
             const std::function<void()>& peer) {
  std::vector<double> our_times, peer_times;
  for (int i = 0; i < 7; ++i) {
    our_times.push_back(seconds(ours));
    peer_times.push_back(seconds(peer));
  }
  std::printf("thisday %8.1f MB/s\n%s %8.1f MB/s\nratio %.2f\n", megabytes / median(our_times), peer_name,
              megabytes / median(peer_times), median(peer_times) / median(our_times));
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const std::string_view what = words[1];
  if (what == "bzip2") {
    auto stream = gather::open_stream(words[2]);
    if (!stream) return 2;
    std::vector<char> buffer(1 << 20);
    while (const auto got = (*stream)->read(buffer.data(), buffer.size()))
      if (*got == 0 || std::fwrite(buffer.data(), 1, *got, stdout) != *got) break;
    return 0;
  }
  const auto bytes = read_file(words[2], std::size_t{1} << 32);
  if (!bytes) return 2;
  const double megabytes = static_cast<double>(bytes->size()) / 1e6;
  const auto ours = [&](std::string_view format) {
    Counter counter;
    if (!gather::read({words[2], *bytes, {}, {}}, format, counter)) std::exit(2);
  };
  if (what == "wikidata") {
    std::string padded = *bytes;
    padded.resize(bytes->size() + simdjson::SIMDJSON_PADDING);
    compare(
        "simdjson visiting all", megabytes, [&] { ours("wikidata"); }, [&] { visit_lines(padded, bytes->size()); });
  } else {
    compare(
        "expat, empty handlers", megabytes, [&] { ours("wikipedia-dump"); }, [&] { empty_handlers(*bytes); });
  }
}
