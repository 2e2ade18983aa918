#pragma once
// A value or the reason why there is none. Wrong input is answered with a Result; nothing found is an empty list.

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace thisday {

/// What went wrong, for programs; the words for people are in Error::message.
enum class Code : std::uint8_t {
  syntax,        ///< the text is not of the form asked for
  range,         ///< of the right form, but no such value (month 13, 29 February 1900)
  unsupported,   ///< known, but not done here
  not_found,     ///< no such file, event, language…
  unreadable,    ///< exists, but cannot be read
  foreign,       ///< a file of another kind or of a later version
  busy,          ///< held by somebody else (a locked file, a port in use)
  storage,       ///< the disk or the database refused
};

/// Why there is no value. `position` is a byte offset into the input, where there is one.
struct Error {
  Code code = Code::syntax;
  std::string message;       ///< one sentence, no full stop, no newline
  std::size_t position = 0;  ///< byte offset of the first byte that does not fit
  std::string hint = {};     ///< what to do about it; may be empty

  friend bool operator==(const Error&, const Error&) = default;
};

/// Holds a T or an Error. Asking for the one that is not there is a mistake of the caller's and asserted.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }

  [[nodiscard]] const T& value() const& { assert(ok()); return *std::get_if<0>(&state_); }
  [[nodiscard]] T& value() & { assert(ok()); return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  [[nodiscard]] const Error& error() const { assert(!ok()); return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

/// A Result without a value: done, or why not.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const noexcept { return error_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }
  [[nodiscard]] const Error& error() const { assert(!ok()); return *std::get_if<1>(&error_); }

 private:
  std::variant<std::monostate, Error> error_;
};

}  // namespace thisday
