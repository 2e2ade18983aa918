#pragma once
// Documents as the server reads them, too.

#include "serve/document.hpp"

namespace thisday::cli {

using serve::day_of;
using serve::Document;
using serve::RawDocument;
using serve::read_document;
using serve::ReadOptions;
using serve::span_words;
using serve::SpanWords;
using serve::text_document;

}  // namespace thisday::cli
