#include "publish/links.hpp"

namespace thisday::publish {

std::string with_links(std::string_view html, const std::function<LinkChange(std::string_view)>& change) {
  constexpr std::string_view kOpen = "<a ", kHref = "href=\"", kClose = "</a>";
  std::string out;
  out.reserve(html.size());
  while (true) {
    const std::size_t open = html.find(kOpen);
    if (open == std::string_view::npos) break;
    const std::size_t tag_end = html.find('>', open);
    const std::size_t href = html.find(kHref, open);
    if (tag_end == std::string_view::npos) break;
    if (href == std::string_view::npos || href > tag_end) {
      out += html.substr(0, tag_end + 1);
      html.remove_prefix(tag_end + 1);
      continue;
    }
    const std::size_t begin = href + kHref.size();
    const std::size_t end = html.find('"', begin);
    const std::size_t close = html.find(kClose, tag_end);
    if (close == std::string_view::npos) break;
    const LinkChange wanted = change(html.substr(begin, end - begin));
    if (wanted.what == LinkChange::What::keep) {
      out += html.substr(0, begin);
      out += wanted.address.empty() ? html.substr(begin, end - begin) : std::string_view(wanted.address);
      out += html.substr(end, tag_end + 1 - end);
      html.remove_prefix(tag_end + 1);
      continue;
    }
    out += html.substr(0, open);
    if (wanted.what == LinkChange::What::words) out += html.substr(tag_end + 1, close - tag_end - 1);
    html.remove_prefix(close + kClose.size());
  }
  out += html;
  return out;
}

}  // namespace thisday::publish
