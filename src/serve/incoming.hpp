#pragma once
// Requests out of a stream of bytes, strictly: what two servers might read differently is refused (RFC 9112, 11.2).
// Beast's parser does the reading; here are the limits, and what it lets through that could be smuggled.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "serve/message.hpp"

namespace thisday::serve {

inline constexpr std::size_t kHeaderLimit = 16 * 1024;  ///< of the request line and all header fields together
inline constexpr std::size_t kTargetLimit = 4096;

/// The head of a request. All views are into the bytes that it was read from.
struct Head {
  Request request;
  std::string_view user_agent = {};
  std::string_view referer = {};
  std::string_view forwarded = {};  ///< of these, the last line of several: it is the nearest proxy's
  std::string_view forwarded_for = {};
  std::string_view forwarded_proto = {};
  std::string_view forwarded_host = {};
  int minor = 1;         ///< HTTP/1.`minor`
  bool keep = true;      ///< the connection goes on after the answer
  bool body = false;     ///< a body follows
  bool waiting = false;  ///< the client waits for "100 Continue" before it sends the body
};

/// Finds the end of a head as its bytes come in.
class HeadScan {
 public:
  enum class State { more, whole, wrong, long_target, long_head };
  /// `bytes` begin where the head does, and hold what was shown before. Each byte is looked at once. O(new bytes).
  State scan(std::string_view bytes);
  [[nodiscard]] std::size_t size() const { return seen_; }  ///< of a whole head

 private:
  std::size_t seen_ = 0;
  std::size_t line_ = 0;  ///< where the line that `seen_` is in begins
};

/// Reads a whole head. Returns 0, or the status that refuses it: 400, 417, 501, 505. `out` is what was read so far even
/// then. O(length).
int read_head(std::string_view bytes, Head& out);

/// Takes the body of a request in, piece by piece.
class BodyReader {
 public:
  /// `head` is of a whole head that read_head() took and that says a body follows.
  BodyReader(std::string_view head, std::size_t limit);
  ~BodyReader();
  BodyReader(BodyReader&&) noexcept;
  BodyReader& operator=(BodyReader&&) noexcept;

  struct Step {
    std::size_t used = 0;  ///< bytes taken; the others are to be shown again with more
    bool whole = false;
    int status = 0;  ///< 400 or 413 where it is refused
  };
  Step take(std::string_view bytes);

  [[nodiscard]] const Head& head() const;  ///< with `request.body` once it is whole

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace thisday::serve
