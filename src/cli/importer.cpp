#include "cli/importer.hpp"

#include <fmt/format.h>

#include <fstream>

#include "cli/library_lines.hpp"
#include "cli/vanished.hpp"
#include "gather/picture.hpp"
#include "gather/tables.hpp"
#include "read/read.hpp"

namespace thisday::cli {

Result<void> Importer::run(const gather::Input& input, std::string_view format) {
  state_ = {};
  return finish(gather::read(input, format, *this));
}

Result<void> Importer::run(gather::Stream& stream, const std::string& path, std::string_view format,
                           const gather::DumpOptions& options) {
  state_ = {};
  return finish(gather::read_dump(stream, path, format, options, *this));
}

Result<void> Importer::run_table(gather::Stream& stream, const gather::Input& input, std::string_view format) {
  state_ = {};
  told_.emplace();
  if (auto done = finish(gather::read_table_stream(stream, input, format, *this)); !done) return done;
  auto done = forget_stretches(input.path);
  told_.reset();
  return done;
}

Result<void> Importer::forget_stretches(const std::string& path) {
  if (!tables_) {
    const auto sources = store_.sources();
    if (!sources) return sources.error();
    tables_.emplace();
    for (const story::Source& each : *sources)
      if (each.format == "table" || each.format == "json")
        tables_->emplace(each.work.empty() ? each.path : each.work, story::id_of(each).value);
  }
  const auto [from, to] = tables_->equal_range(path);
  for (auto at = from; at != to; ++at) {
    if (told_->contains(at->second)) continue;
    const auto forgotten = store_.forget({at->second});
    if (!forgotten) return forgotten.error();
    done_.kept.removed += forgotten->value_or(0);
  }
  return {};
}

Result<void> Importer::finish(const Result<void>& read) {
  if (!read || !state_) {
    store_.rollback();
    open_ = false;
    return state_ ? read : state_;
  }
  close();
  return state_;
}

Result<void> Importer::run_library(const std::string& path) {
  std::ifstream lines(path);
  if (!lines) return Error{Code::unreadable, path + ": cannot be opened"};
  return read_library(lines, path, store_, done_);
}

Result<void> Importer::follow(const std::string& folder, Gone gone) {
  if (gone == Gone::none) return {};
  const auto sources = store_.sources();
  if (!sources) return sources.error();
  const Vanished found = vanished(*sources, folder);
  if (gone == Gone::if_sure && !found.doubt.empty()) {
    done_.doubted += found.gone.size();
    note(fmt::format("{}: what they told is kept, since a disk may be missing; --gone forget takes it back",
                     found.doubt));
    return {};
  }
  for (const story::Source& source : found.gone) {
    const auto forgotten = store_.forget(story::id_of(source));
    if (!forgotten) return forgotten.error();
    done_.kept.removed += forgotten->value_or(0);
    ++done_.gone;
  }
  return {};
}

void Importer::keep_error(const Error& error) {
  if (state_) state_ = error;
}

void Importer::close() {
  if (!open_) return;
  open_ = false;
  const auto kept = store_.commit();
  if (!kept) return keep_error(kept.error());
  done_.kept.added += kept->added;
  done_.kept.merged += kept->merged;
  done_.kept.unchanged += kept->unchanged;
  done_.kept.removed += kept->removed;
}

void Importer::source(const story::Source& source) {
  close();
  if (!state_) return;
  source_ = source;
  if (told_) told_->insert(story::id_of(source).value);
  const auto begun = store_.begin(source);
  if (!begun) return keep_error(begun.error());
  open_ = *begun;
  ++(open_ ? done_.sources : done_.same_sources);
}

void Importer::event(story::Event event) {
  if (!open_ || !state_) return;
  ++done_.records;
  const auto added = store_.add(event);
  if (added) return;
  if (added.error().code == Code::range) {
    refuse({source_.path, 0, 0, added.error().message, event.headline});
  } else {
    keep_error(added.error());
  }
}

void Importer::article(story::Entry entry, story::Text text) {
  if (!open_ || !state_) return;
  if (!entry.slug.empty()) {
    take_picture(entry);
    const auto added = store_.add(entry);
    if (!added) return keep_error(added.error());
    ++done_.entries;
  }
  const auto reading = read::read(text, {});
  if (!reading) return refuse({source_.path, 0, 0, reading.error().message, entry.title});
  for (story::Event told : reading->events) {
    for (story::Evidence& evidence : told.evidence) {
      evidence.source = story::id_of(source_);
      evidence.range = text.in_source(evidence.range);
    }
    event(std::move(told));
  }
}

// An article without its picture is still an article.
void Importer::take_picture(story::Entry& entry) {
  if (!entry.picture) return;
  auto files = gather::read_picture(source_.path, entry.picture->path);
  if (files) {
    entry.picture->files = *std::move(files);
  } else {
    const std::string hint = files.error().hint.empty() ? "" : fmt::format(" ({})", files.error().hint);
    refuse({source_.path, 0, 0, fmt::format("the picture {}: {}{}", entry.picture->path, files.error().message, hint),
            entry.title});
  }
}

void Importer::refuse_file(const std::string& path, const Error& error) {
  // The message begins with the path, as the refusal does.
  const bool named = error.message.starts_with(path + ": ");
  done_.refused.add({path, 0, 0, error.message.substr(named ? path.size() + 2 : 0), error.hint});
}

void Importer::note(const std::string& message) {
  done_.notes.push_back(message);
}

void Importer::refuse(gather::Refusal refusal) {
  if (open_) done_.refused.add(std::move(refusal));
}

}  // namespace thisday::cli
