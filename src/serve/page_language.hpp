#pragma once
// In which language a reader is answered: that of ?ui=, which is remembered; else that remembered; else the best that
// the browser asks for.

#include "publish/messages.hpp"
#include "serve/message.hpp"
#include "serve/route.hpp"

namespace thisday::serve {

/// Of what the browser sends alone, without ?ui=.
const publish::Messages& reader_language(const Request& request);
const publish::Messages& page_language(const Call& call);

/// Says that other readers may be answered in other languages, and remembers the one that was chosen.
Response in_language(const Call& call, Response response);

}  // namespace thisday::serve
