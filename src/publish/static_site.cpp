#include "publish/static_site.hpp"

#include <array>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "publish/assets.hpp"
#include "publish/day_json.hpp"
#include "publish/feed.hpp"
#include "publish/icalendar.hpp"
#include "publish/library_json.hpp"
#include "publish/links.hpp"
#include "publish/pages.hpp"
#include "publish/paths.hpp"
#include "publish/search_index.hpp"
#include "publish/sitemap.hpp"

namespace thisday::publish {
namespace {

constexpr std::array kFormats = {FeedFormat::atom, FeedFormat::rss, FeedFormat::json};

std::vector<MonthDay> days_of_a_year() {
  std::vector<MonthDay> days = {{1, 1}};
  while (days.size() < 366) days.push_back(day_after(days.back()));
  return days;
}

// Whether a page or file of the site stands there.
bool is_built(std::string_view path) {
  if (path == "/" || path == "/search" || path == "/widget.js" || path == "/sitemap.xml") return true;
  for (const std::string_view folder : {"/entry/", "/assets/", "/pictures/", "/api/v1/on/"})
    if (path.starts_with(folder)) return true;
  if (path.starts_with("/feeds/")) return !path.starts_with("/feeds/search");
  return path.size() == 6 && path[3] == '-' && path[1] >= '0' && path[1] <= '9';
}

// What only a server answers has no link here; an event's page is its place on its day's. A link to another language
// or to a tool is taken out whole, of one in a text its words stay.
std::string without_server(std::string_view html) {
  constexpr std::string_view kEvent = "/event/";
  return with_links(html, [&](std::string_view href) -> LinkChange {
    using What = LinkChange::What;
    if (href.starts_with("?ui=") || href.starts_with("?lang=")) return {What::nothing};
    if (!href.starts_with('/')) return {};
    if (href.starts_with(kEvent)) return {What::keep, "#e-" + std::string(href.substr(kEvent.size()))};
    if (href.find("?ui=") != std::string_view::npos) return {What::nothing};
    const std::string_view path = href.substr(0, href.find_first_of("?#"));
    // The search in the browser knows words alone.
    const bool words = href.starts_with("/search?q=") && href.find('&') == std::string_view::npos;
    if (is_built(path) && (words || !href.starts_with("/search?"))) return {};
    const bool tool = path.size() == href.size() && path.find('/', 1) == std::string_view::npos;
    return {tool ? What::nothing : What::words};
  });
}

class Builder {
 public:
  Builder(const StaticSiteOptions& options, Folder& folder) : options_(options), folder_(folder) {}

  Result<void> day(const ask::Library& library, MonthDay day, std::string& indexed) {
    ask::DayQuestion question;
    question.month = day.month;
    question.day = day.day;
    question.year = options_.today.year;
    question.leap_day = options_.leap_day;
    const auto answer = library.on(question);
    if (!answer.ok()) return answer.error();
    const std::string name = day_name(day);
    page(name + "/index.html", day_page(*answer, DayAddress::own));
    put("api/v1/on/" + name, day_json(*answer));
    subscriptions(*answer, name);
    if (MonthDay{options_.today.month, options_.today.day} == day) {
      page("index.html", day_page(*answer, DayAddress::today));
      subscriptions(*answer, "today");
    }
    indexed = search_index_of(*answer);
    return take();
  }

  Result<void> rest(const ask::Library& library, const std::vector<std::string>& indexed) {
    const auto entries = library.entries();
    if (!entries.ok()) return entries.error();
    const auto sources = library.sources();
    if (!sources.ok()) return sources.error();
    for (const story::Entry& entry : *entries) {
      const auto source = library.source(entry.source);
      if (!source.ok()) return source.error();
      if (auto done = pictures(library, entry); !done.ok()) return done;
      page("entry/" + entry.slug + "/index.html", entry_page(entry, *source ? &**source : nullptr));
    }
    put("api/v1/entries", entries_json(*entries, *sources).value());
    put("api/v1/sources", sources_json(*sources).value());
    page("search/index.html", search_index_page());
    const Messages& english = Messages::english();
    put("search-index.json", search_index(indexed, *entries));
    put("sitemap.xml", sitemap(options_.site, *entries));
    put("widget.js", std::string(asset_named("widget.js")->bytes));
    put("robots.txt", robots(options_.site));
    page("404.html", message_page(english.text("problem-404"), english.text("problem-404-more")));
    for (const std::string& path : asset_paths()) put(path.substr(1), std::string(asset_at(path)->bytes));
    return take();
  }

 private:
  void subscriptions(const ask::DayAnswer& answer, const std::string& name) {
    const Feed made = day_feed(answer, options_.site, name, options_.today);
    for (const FeedFormat format : kFormats)
      put("feeds/" + name + std::string(extension(format)), feed(made, options_.site, format));
    put("feeds/" + name + ".ics", day_calendar(answer, options_.site));
  }

  Result<void> pictures(const ask::Library& library, const story::Entry& entry) {
    if (!entry.picture) return {};
    for (const story::PictureFile& file : entry.picture->files) {
      const auto bytes = library.picture(file.name);
      if (!bytes.ok()) return bytes.error();
      if (*bytes) put(picture_path(file.name).substr(1), **bytes);
    }
    return {};
  }

  void page(const std::string& path, const std::string& html) { put(path, without_server(html)); }

  void put(const std::string& path, const std::string& bytes) {
    auto written = folder_.put(path, bytes);
    if (written.ok()) return;
    const std::lock_guard lock(mutex_);
    if (!failed_) failed_ = written.error();
  }

  Result<void> take() {
    const std::lock_guard lock(mutex_);
    return failed_ ? Result<void>(*failed_) : Result<void>();
  }

  const StaticSiteOptions& options_;
  Folder& folder_;
  std::mutex mutex_;
  std::optional<Error> failed_;  ///< the first that went wrong
};

// All days, shared out among the threads as they come to them.
class Days {
 public:
  Days(const std::string& library, const StaticSiteOptions& options, Builder& builder)
      : library_(library), options_(options), builder_(builder) {}

  Result<std::vector<std::string>> build() {
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < options_.threads; ++i) threads.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : threads) thread.join();
    if (thrown_) std::rethrow_exception(thrown_);
    if (failed_) return *failed_;
    return std::move(indexed_);
  }

 private:
  void work() noexcept {
    try {
      const auto library = ask::Library::open(library_);
      if (!library.ok()) return fail(library.error());
      for (std::size_t at = next_++; at < days_.size(); at = next_++) {
        if (auto done = builder_.day(*library, days_[at], indexed_[at]); !done.ok()) return fail(done.error());
        options_.made_a_day();
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      thrown_ = std::current_exception();
      next_ = days_.size();
    }
  }

  void fail(const Error& error) {
    const std::lock_guard lock(mutex_);
    if (!failed_) failed_ = error;
    next_ = days_.size();
  }

  const std::string& library_;
  const StaticSiteOptions& options_;
  Builder& builder_;
  const std::vector<MonthDay> days_ = days_of_a_year();
  std::vector<std::string> indexed_ = std::vector<std::string>(days_.size());
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::optional<Error> failed_;
  std::exception_ptr thrown_;
};

}  // namespace

Result<Folder::Count> build_site(const std::string& library, const StaticSiteOptions& options) {
  StaticSiteOptions on_days = options;
  on_days.site.events = Site::Events::day_page;
  const auto opened = ask::Library::open(library);
  if (!opened.ok()) return opened.error();
  auto folder = Folder::open(options.folder);
  if (!folder.ok()) return folder.error();
  Builder builder(on_days, *folder);
  auto indexed = Days(library, on_days, builder).build();
  if (!indexed.ok()) return indexed.error();
  if (auto done = builder.rest(*opened, *indexed); !done.ok()) return done.error();
  return folder->finish();
}

}  // namespace thisday::publish
