#include "cli/documents.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "cli/paths.hpp"

namespace thisday::cli {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 16;
constexpr std::size_t kLargestFile = std::size_t{1} << 30;
constexpr std::size_t kLongestLine = std::size_t{1} << 28;

Error failed(const std::string& path) {
  return {errno == ENOENT ? Code::not_found : Code::unreadable, fmt::format("{}: {}", path, std::strerror(errno))};
}

// By its name, or by its beginning: an object with a "text".
bool is_json_lines(const std::string& path, std::string_view beginning) {
  if (path.ends_with(".jsonl") || path.ends_with(".ndjson")) return true;
  const std::size_t first = beginning.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && beginning[first] == '{' &&
         beginning.find("\"text\"") != std::string_view::npos;
}

}  // namespace

Documents::Documents(const std::vector<std::string>& paths, std::string input_format)
    : paths_(paths.begin(), paths.end()), input_format_(std::move(input_format)) {}

Documents::~Documents() = default;

std::optional<Result<RawDocument>> Documents::next() {
  while (true) {
    if (lines_) {
      if (auto found = record()) return found;
      lines_.reset();
    }
    if (files_.empty()) {
      if (paths_.empty()) return std::nullopt;
      const std::string path = std::move(paths_.front());
      paths_.pop_front();
      if (auto error = expand(path)) return Result<RawDocument>(*std::move(error));
      continue;
    }
    const File file = std::move(files_.front());
    files_.pop_front();
    auto opened = open(file);
    if (!opened) return Result<RawDocument>(opened.error());
    if (*opened) return Result<RawDocument>(**std::move(opened));
  }
}

std::optional<Error> Documents::expand(const std::string& path) {
  const auto found = files_of(path);
  if (!found) return found.error();
  if (found->empty())
    return Error{Code::not_found, fmt::format("{}: the folder holds no files", path), 0, "give a folder of texts"};
  const bool named = !is_folder(path);
  for (const std::string& file : *found) files_.push_back({file, named});
  return std::nullopt;
}

// A whole file is a document; of JSON Lines nothing is given yet, their records come next.
Result<std::optional<RawDocument>> Documents::open(const File& file) {
  std::unique_ptr<std::FILE, Close> stream(file.path == "-" ? stdin : std::fopen(file.path.c_str(), "rb"));
  if (!stream) return failed(file.path);
  struct stat about {};
  const bool regular = ::fstat(::fileno(stream.get()), &about) == 0 && S_ISREG(about.st_mode);
  // One byte more than a file has, so that it is known to be all.
  const std::size_t expected = regular ? std::min(static_cast<std::size_t>(about.st_size) + 1, kLargestFile) : kChunk;
  std::string bytes(std::min(expected, kChunk), '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), stream.get()));
  const bool lines = input_format_.empty() ? is_json_lines(file.path, bytes) : input_format_ == "jsonl";
  if (lines) {
    lines_ = std::move(stream);
    path_ = file.path;
    buffer_ = std::move(bytes);
    given_ = line_ = 0;
    return std::optional<RawDocument>();
  }
  bytes.reserve(expected);
  char chunk[kChunk];
  while (const std::size_t got = std::fread(chunk, 1, kChunk, stream.get())) {
    if (bytes.size() + got > kLargestFile)
      return Error{Code::range,
                   fmt::format("{}: larger than the {} bytes that are read at once", file.path, kLargestFile)};
    bytes.append(chunk, got);
  }
  if (std::ferror(stream.get())) return failed(file.path);
  return std::optional<RawDocument>(RawDocument{file.path, std::move(bytes), false, file.named});
}

bool Documents::fill() {
  buffer_.erase(0, given_);
  given_ = 0;
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kChunk);
  const std::size_t got = std::fread(buffer_.data() + before, 1, kChunk, lines_.get());
  buffer_.resize(before + got);
  return got > 0;
}

// The next line that is not blank, without its end.
std::optional<Result<RawDocument>> Documents::record() {
  while (true) {
    std::size_t end = buffer_.find('\n', given_);
    while (end == std::string::npos) {
      const std::size_t searched = buffer_.size() - given_;
      if (!fill()) break;
      if (buffer_.size() > kLongestLine) {
        lines_.reset();
        return Result<RawDocument>(
            Error{Code::range, fmt::format("{}:{}: a line of more than {} bytes", path_, line_ + 1, kLongestLine), 0,
                  "one document is one line"});
      }
      end = buffer_.find('\n', searched);
    }
    if (end == std::string::npos) {
      if (std::ferror(lines_.get())) {
        lines_.reset();
        return Result<RawDocument>(failed(path_));
      }
      if (given_ == buffer_.size()) return std::nullopt;
      end = buffer_.size();
    }
    ++line_;
    std::string line = buffer_.substr(given_, end - given_);
    given_ = std::min(end + 1, buffer_.size());
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    return Result<RawDocument>(RawDocument{fmt::format("{}:{}", path_, line_), std::move(line), true, true});
  }
}

}  // namespace thisday::cli
