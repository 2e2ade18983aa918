#include "publish/messages.hpp"

#include <unicode/plurrule.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

#include "publish_embedded.hpp"

namespace thisday::publish {
namespace {

constexpr std::string_view kFolder = "web/messages/";

std::string with_values(const std::string& pattern, Messages::Values values) {
  std::string out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = std::min(pattern.find('{', at), pattern.size());
    out.append(pattern, at, open - at);
    const std::size_t close = pattern.find('}', open);
    if (close == std::string::npos) {
      out.append(pattern, open, std::string::npos);
      break;
    }
    const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
    if (found != values.end())
      out += found->second;
    else
      out.append(pattern, open, close + 1 - open);
    at = close + 1;
  }
  return out;
}

// 12,345; four digits are easily read without, and may be a year's.
std::string number_words(std::int64_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 5) return digits;
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

}  // namespace

struct Messages::State {
  using Forms = std::map<std::string, std::string, std::less<>>;
  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, Forms, std::less<>> counted;
  std::map<std::string, std::vector<std::string>, std::less<>> lists;
  std::unique_ptr<icu::PluralRules> rules;
};

Messages::Messages(std::string language, std::string_view json)
    : language_(std::move(language)), state_(std::make_unique<State>()) {
  const auto file = nlohmann::json::parse(json);
  for (const auto& [key, value] : file.items()) {
    if (value.is_string()) state_->texts[key] = value.get<std::string>();
    if (value.is_object()) state_->counted[key] = value.get<State::Forms>();
    if (value.is_array()) state_->lists[key] = value.get<std::vector<std::string>>();
  }
  UErrorCode status = U_ZERO_ERROR;
  state_->rules.reset(icu::PluralRules::forLocale(icu::Locale(language_.c_str()), status));
  assert(U_SUCCESS(status) && "ICU has a rule for every language, if only that there is one form");
}

Messages::~Messages() = default;
Messages::Messages(Messages&&) noexcept = default;
Messages& Messages::operator=(Messages&&) noexcept = default;

const std::vector<Messages>& Messages::all() {
  static const std::vector<Messages> messages = [] {
    std::vector<Messages> list;
    for (const auto& file : embedded_files()) {
      if (!file.path.starts_with(kFolder)) continue;
      const std::string_view name = file.path.substr(kFolder.size());
      list.emplace_back(std::string(name.substr(0, name.find('.'))), file.content);
    }
    std::stable_partition(list.begin(), list.end(), [](const Messages& m) { return m.language() == "en"; });
    return list;
  }();
  return messages;
}

const Messages& Messages::english() {
  return all().front();
}

const Messages* Messages::of(std::string_view language) {
  const std::string_view primary = language.substr(0, language.find('-'));
  const auto same = [&](const Messages& m) {
    return std::equal(m.language().begin(), m.language().end(), primary.begin(), primary.end(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b); });
  };
  const auto found = std::find_if(all().begin(), all().end(), same);
  return found == all().end() ? nullptr : &*found;
}

// "ko-KR,ko;q=0.9,en;q=0.8": the highest q wins, and of equals the first.
const Messages& Messages::preferred(std::string_view accept_language) {
  const Messages* best = nullptr;
  double most = 0;
  while (!accept_language.empty()) {
    std::string_view one = accept_language.substr(0, accept_language.find(','));
    accept_language.remove_prefix(std::min(one.size() + 1, accept_language.size()));
    one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
    double quality = 1;
    if (const std::size_t q = one.find(";q="); q != std::string_view::npos)
      std::from_chars(one.data() + q + 3, one.data() + one.size(), quality);
    const Messages* found = of(one.substr(0, one.find_first_of("; ")));
    if (found != nullptr && quality > most) {
      best = found;
      most = quality;
    }
  }
  return best != nullptr ? *best : english();
}

const std::string& Messages::text(std::string_view key) const {
  const auto found = state_->texts.find(key);
  if (found != state_->texts.end()) return found->second;
  assert(language_ != "en" && "every message is there in English");
  return english().text(key);
}

std::string Messages::text(std::string_view key, Values values) const {
  return with_values(text(key), values);
}

std::string Messages::counted(std::string_view key, std::int64_t count, Values values) const {
  const auto found = state_->counted.find(key);
  if (found == state_->counted.end()) {
    assert(language_ != "en" && "every message is there in English");
    return english().counted(key, count, values);
  }
  std::string category;
  // Beyond 2^31 a count is many in any language.
  const auto bounded = static_cast<std::int32_t>(std::min<std::int64_t>(count, 1'000'000'000));
  state_->rules->select(bounded).toUTF8String(category);
  auto form = found->second.find(category);
  if (form == found->second.end()) form = found->second.find("other");
  assert(form != found->second.end() && "a counted message has the form for all others");
  const std::string number = number_words(count);
  return with_values(with_values(form->second, {{"count", number}}), values);
}

std::string Messages::forms(std::string_view key) const {
  const auto found = state_->counted.find(key);
  return found == state_->counted.end() ? english().forms(key) : nlohmann::json(found->second).dump();
}

const std::string& Messages::item(std::string_view key, std::size_t index) const {
  const auto found = state_->lists.find(key);
  if (found != state_->lists.end() && index < found->second.size()) return found->second[index];
  assert(language_ != "en" && "every list is there in English, and whole");
  return english().item(key, index);
}

std::size_t Messages::items(std::string_view key) const {
  const auto found = state_->lists.find(key);
  if (found != state_->lists.end()) return found->second.size();
  return language_ == "en" ? 0 : english().items(key);
}

std::vector<std::pair<std::string_view, std::string_view>> Messages::texts() const {
  std::vector<std::pair<std::string_view, std::string_view>> list;
  for (const auto& [key, value] : english().state_->texts) list.emplace_back(key, text(key));
  return list;
}

}  // namespace thisday::publish
