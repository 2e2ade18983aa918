#pragma once
// The names of fields and of their values, as the language data writes them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "phrase/phrase.hpp"

namespace thisday::phrase {

/// A month in Field::own_month is this times its calendar, and its number.
inline constexpr std::int64_t kOwnMonth = 1000;

std::optional<Field> field_named(std::string_view name);
std::string_view name(Field field);

/// The number of a value: "START" of mod, "year" of unit, "-1" of any.
std::optional<std::int64_t> value_named(Field field, std::string_view name);
/// The other way; a plain number where the field's values have no names.
std::string value_name(Field field, std::int64_t value);

}  // namespace thisday::phrase
