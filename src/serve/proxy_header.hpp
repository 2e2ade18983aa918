#pragma once

namespace thisday::serve {

/// Which header a proxy writes of the client that it speaks for: X-Forwarded-For with -Proto and -Host, or Forwarded
/// (RFC 7239).
enum class ProxyHeader { x_forwarded, forwarded };

}  // namespace thisday::serve
