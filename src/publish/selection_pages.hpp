#pragma once
// The timeline and the map of a selection: drawn by the server, and drawn again by scripts that ask for their data.

#include <string>

#include "ask/library.hpp"
#include "publish/selection.hpp"

namespace thisday::publish {

struct SelectionPage {
  Selection selection;
  std::string problem = {};                   ///< what is wrong with the question, in words for the reader
  const ask::SearchAnswer* answer = nullptr;  ///< the first of them; null: none can be shown
  const keep::Density* density = nullptr;     ///< with bins for the timeline, with cells for the map
  bool embedded = false;                      ///< in a frame of another page
  std::string site = {};                      ///< "https://history.example.org", which links begin with
};

std::string timeline_page(const SelectionPage& page, const Messages& in = Messages::english());
std::string map_page(const SelectionPage& page, const Messages& in = Messages::english());

/// What web/src/timeline.ts draws. Days are numbers, 1 for 1 January of AD 1 (proleptic Gregorian):
///
///   {"total": 1200, "first": 711858, "last": 712588, "bins": [3, 0, 12, …],
///    "events": [{"id", "kind", "headline", "date", "first", "last", "soft"}]}
///
/// `events` is empty where `answer` is null: there are too many to draw each.
std::string timeline_json(const keep::Density& density, const ask::SearchAnswer* answer, const Messages& in);

/// What web/src/map.ts draws: {"total": 900, "cells": [[latitude, longitude, events], …]}, each cell by its middle.
std::string map_json(const keep::Density& density);

/// [{"path", "kind", "headline", "date", "source"}]: a list of events for scripts.
std::string list_json(const ask::SearchAnswer& answer, const Messages& in);

}  // namespace thisday::publish
