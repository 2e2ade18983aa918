#include "serve/cache.hpp"

#include <algorithm>

#include "serve/page_language.hpp"

namespace thisday::serve {
namespace {

// Beside the answer itself.
constexpr std::size_t kOverhead = 512;

// Feeds and catalogues hold whole addresses, so the scheme counts with the host.
bool same_host(const Request& request, std::string_view kept) {
  return kept.size() == request.scheme.size() + request.host.size() && kept.starts_with(request.scheme) &&
         kept.ends_with(request.host);
}

}  // namespace

const AnswerCache::Variant* AnswerCache::look(const Request& request, Clock::time_point now) {
  const auto found = by_target_.find(request.target);
  if (found == by_target_.end()) return nullptr;
  slots_.splice(slots_.begin(), slots_, found->second);
  for (const Variant& variant : found->second->variants) {
    const Response& response = variant.answer->response();
    if (response.by_host && !same_host(request, variant.host)) continue;
    if (response.by_accept && request.accept != variant.accept) continue;
    if (response.by_language && reader_language(request).language() != variant.language) continue;
    if (now < variant.end) return &variant;
  }
  return nullptr;
}

std::shared_ptr<const Prepared> AnswerCache::find(const Request& request, Clock::time_point now) {
  const Variant* variant = look(request, now);
  return variant && variant->generation == generation_ ? variant->answer : nullptr;
}

std::shared_ptr<const Prepared> AnswerCache::find_outdated(const Request& request, Clock::time_point now) {
  const Variant* variant = look(request, now);
  return variant ? variant->answer : nullptr;
}

void AnswerCache::keep(const Request& request, std::shared_ptr<const Prepared> answer, Clock::time_point end) {
  const Response& response = answer->response();
  const std::size_t size = answer->size() + request.target.size() + kOverhead;
  if (size > limit_ / 4) return;
  auto found = by_target_.find(request.target);
  if (found == by_target_.end()) {
    slots_.push_front({std::string(request.target), {}});
    found = by_target_.emplace(slots_.front().target, slots_.begin()).first;
  }
  slots_.splice(slots_.begin(), slots_, found->second);
  auto& variants = found->second->variants;
  std::string language = response.by_language ? reader_language(request).language() : std::string();
  const auto replaced = [&](const Variant& variant) {
    return (!response.by_host || same_host(request, variant.host)) &&
           (!response.by_accept || variant.accept == request.accept) &&
           (!response.by_language || variant.language == language);
  };
  for (auto it = variants.begin(); it != variants.end();) {
    const bool goes = replaced(*it) || (it == variants.begin() && variants.size() >= kVariants);
    if (goes) size_ -= it->size;
    it = goes ? variants.erase(it) : it + 1;
  }
  std::string host = response.by_host ? std::string(request.scheme).append(request.host) : std::string();
  std::string accept = response.by_accept ? std::string(request.accept) : std::string();
  variants.push_back(
      {std::move(host), std::move(accept), std::move(language), std::move(answer), end, generation_, size});
  size_ += size;
  shrink();
}

void AnswerCache::shrink() {
  while (size_ > limit_) {
    for (const Variant& variant : slots_.back().variants) size_ -= variant.size;
    by_target_.erase(slots_.back().target);
    slots_.pop_back();
  }
}

}  // namespace thisday::serve
