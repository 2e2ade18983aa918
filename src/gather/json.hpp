#pragma once
// JSON that strangers wrote: its objects one by one, each with its place in the file.

#include <simdjson.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "story/text.hpp"

namespace thisday::gather {

/// A whole value by itself. The value is good until the reader reads the next one.
class JsonReader {
 public:
  /// Errors: syntax, with the position.
  Result<simdjson::dom::element> read(std::string_view json);

 private:
  simdjson::dom::parser parser_;
};

/// The words of a string, number or boolean; empty for anything else.
std::string json_words(simdjson::dom::element value);
/// The words of a key of an object; empty where there is none.
std::string json_words(simdjson::dom::element object, std::string_view key);
/// A number, also one that is written as a string.
std::optional<double> json_number(simdjson::dom::element value);
/// The list at a key of an object, or nothing.
std::optional<simdjson::dom::array> json_list(simdjson::dom::element object, std::string_view key);

/// The objects of a list, as `text` has them, in order, without reading them; nothing else of the list is taken.
/// `text` begins with "[". Returns where the list ends, or text.size() where it does not. O(length).
std::size_t each_json_object(std::string_view text, const std::function<void(story::ByteRange)>& take);
/// The fields of an object: `take` gets each key as written and the place of its value. `text` begins with "{".
std::size_t each_json_field(std::string_view text, const std::function<void(std::string_view, story::ByteRange)>& take);

}  // namespace thisday::gather
