#pragma once
// An answer as the bytes that are sent, made once and sent often.
//
// A head is the status line and all header fields but those that change from one sending to the next (Date,
// Connection), which the session adds with the empty line:
//
//   HTTP/1.1 200 OK CRLF  Content-Type: … CRLF  …  Content-Length: 40961 CRLF  |  Date: … CRLF CRLF  |  body

#include <array>
#include <chrono>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "serve/body_file.hpp"
#include "serve/codings.hpp"
#include "serve/message.hpp"

namespace thisday::serve {

/// One answer in all its codings. A coding is made when it is first asked for; so, one thread at a time.
class Prepared {
 public:
  /// `headers` are whole lines. `modified` is told as Last-Modified where the answer may be kept.
  Prepared(Response response, std::string headers, std::time_t modified);

  struct Form {
    std::string head;
    std::string body;                      ///< empty for identity: see body()
    std::unique_ptr<const BodyFile> file;  ///< of a long body; may be null
    std::string unchanged;                 ///< the head of a 304
    std::string etag;                      ///< empty where the answer is not to be kept
  };
  [[nodiscard]] const Form& form(Coding coding) const;
  [[nodiscard]] std::string_view body(Coding coding) const;
  /// The head of a part of the body as it is; of none where `range` is empty (416).
  [[nodiscard]] std::string part_head(std::size_t begin, std::size_t end) const;

  [[nodiscard]] const Response& response() const { return response_; }
  [[nodiscard]] std::time_t modified() const { return modified_; }
  [[nodiscard]] bool kept() const { return response_.status == 200 && response_.keep != Keep::nowhere; }
  /// What it takes, with a guess of what its codings will.
  [[nodiscard]] std::size_t size() const { return 2 * response_.body.size() + 2 * headers_.size() + sizeof *this; }

 private:
  [[nodiscard]] std::string head(int status, std::string_view etag) const;
  [[nodiscard]] Form make(Coding coding) const;

  Response response_;
  std::string headers_;
  std::time_t modified_;
  std::string tag_;  ///< of the bytes, without quotes
  mutable std::array<std::optional<Form>, kCodings> forms_;
};

/// What a session sends.
struct Answer {
  int status = 200;
  std::shared_ptr<const Prepared> prepared = {};  ///< holds what the views below show
  std::string_view head = {};
  std::string_view body = {};
  int file = -1;                                     ///< where the body lies too, from its begin; -1: nowhere
  std::shared_ptr<const std::string> own_head = {};  ///< where the head is this answer's alone
  bool from_cache = false;
  std::string fault = {};  ///< what failed here, for the log
};

/// The form of `prepared` that a request asks for: coded, a part, nothing because the client has it, or the head alone.
Answer fitted(const std::shared_ptr<const Prepared>& prepared, const Request& request);

}  // namespace thisday::serve
