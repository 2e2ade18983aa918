#pragma once
// The page of one event: why it is believed, and what stands around it.

#include <cstdint>
#include <optional>
#include <string>

#include "ask/library.hpp"
#include "publish/messages.hpp"

namespace thisday::publish {

struct EventPageOptions {
  const Messages* in = &Messages::english();
  std::optional<std::int64_t> year = {};  ///< the reader's, which "years ago" counts to
  const ask::Related* related = nullptr;  ///< what came before, after and at the same time; null: not shown
};

/// Every source's words side by side, each with the date as that source has it; whether they agree is said above them.
std::string event_page(const ask::Why& why, const EventPageOptions& options = {});

}  // namespace thisday::publish
