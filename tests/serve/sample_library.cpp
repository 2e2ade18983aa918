#include "sample_library.hpp"

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "keep/store.hpp"

namespace thisday::serve {
namespace {

void must(const Result<void>& done) {
  if (!done.ok()) throw std::runtime_error(done.error().message);
}

template <class T>
T must(Result<T> value) {
  if (!value.ok()) throw std::runtime_error(value.error().message);
  return *std::move(value);
}

story::Event event(story::Kind kind, const char* edtf, const char* headline, const story::SourceId& source) {
  story::Event event;
  event.kind = kind;
  event.headline = headline;
  event.date = when::Date(when::Edtf::parse(edtf).value(), edtf);
  event.evidence.push_back({source, {0, 10}, headline, event.date});
  event.id = story::id_of(event);
  return event;
}

void fill(keep::Store& store) {
  story::Source source;
  source.path = "sample/history";
  source.title = "A history";
  source.author = "A. Writer";
  source.licence = "CC-BY-4.0";
  source.url = "https://example.org/history";
  source.language = "en";
  source.format = "text";
  source.hash = "1";
  const auto id = story::id_of(source);
  must(store.begin(source));
  must(store.add(event(story::Kind::event, "1953-07-27", "The Korean armistice is signed at Panmunjom", id)));
  must(store.add(event(story::Kind::event, "1866-07-27", "A telegraph cable is landed <b>in</b> Newfoundland", id)));
  must(store.add(event(story::Kind::birth, "1667-07-27", "Johann Bernoulli", id)));
  must(store.add(event(story::Kind::event, "1904-02-29", "An event of a leap day", id)));
  story::Entry entry;
  entry.slug = "korean-armistice";
  entry.source = id;
  entry.date = when::Date(when::Edtf::parse("1953-07-27").value());
  entry.title = "The Korean armistice";
  entry.summary = "Guns fall silent.";
  entry.body = "It was signed at **Panmunjom**.\n\n<script>alert(1)</script>\n";
  entry.picture = story::Picture{"table.jpg", "A table", "A. Writer", {{"aa-320.jpg", 320, 200, "\xFF\xD8 bytes"}}};
  must(store.add(entry));
  must(store.commit());
}

}  // namespace

SampleLibrary::SampleLibrary() {
  std::string name = (std::filesystem::temp_directory_path() / "thisday-serve-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  fill(*must(keep::Store::open(path(), keep::Store::Mode::create)));
}

ManyEvents::ManyEvents(int count) {
  std::filesystem::remove(path());
  story::Source source;
  source.path = "sample/many";
  source.hash = "2";
  const auto id = story::id_of(source);
  const auto store = must(keep::Store::open(path(), keep::Store::Mode::create));
  must(store->begin(source));
  for (int i = 0; i < count; ++i) {
    // Each of a year of its own, so that none is taken to tell what another told.
    std::string year = std::to_string(600 + i);
    if (year.size() < 4) year.insert(0, "0");
    const std::string headline = "In " + year + " the harvest is brought in" + std::string(300, '.');
    must(store->add(event(story::Kind::event, (year + "-07-27").c_str(), headline.c_str(), id)));
  }
  must(store->commit());
}

SampleLibrary::~SampleLibrary() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

}  // namespace thisday::serve
