// What was read, as TimeML: the annotation that TempEval's tools and corpora use.
//
//   <TEXT>In <TIMEX3 tid="t1" type="DATE" value="1950-06">June of 1950</TIMEX3> …</TEXT>

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "publish/xml.hpp"
#include "serve/reading_formats.hpp"

namespace thisday::serve {
namespace {

using publish::xml_text;

std::string attribute(std::string_view name, std::string_view value) {
  return value.empty() ? std::string() : fmt::format(" {}=\"{}\"", name, xml_text(value));
}

std::string tag(std::size_t tid, const read::Mention& mention, const std::string& anchor) {
  // A TIMEX3 must have a value; XXXX says that none is known.
  return fmt::format("<TIMEX3 tid=\"t{}\" type=\"{}\"", tid, read::name(mention.type)) +
         attribute("value", mention.value.empty() ? "XXXX" : mention.value) + attribute("mod", mention.mod) +
         attribute("quant", mention.details().quant) + attribute("freq", mention.details().freq) +
         fmt::format(" temporalFunction=\"{}\"", mention.from.empty() ? "false" : "true") +
         attribute("anchorTimeID", anchor) + ">";
}

std::string name_of(const std::string& source) {
  const std::size_t slash = source.rfind('/');
  const std::string name = slash == std::string::npos ? source : source.substr(slash + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace

std::string reading_timeml(const Document& document) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n\n";
  out += "<DOCID>" + xml_text(name_of(document.source)) + "</DOCID>\n\n";
  if (document.date) {
    const auto day = when::Edtf::day(document.date->year, document.date->month, document.date->day).value().str();
    out += fmt::format(
        "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{0}\" temporalFunction=\"false\" "
        "functionInDocument=\"CREATION_TIME\">{0}</TIMEX3></DCT>\n\n",
        day);
  }
  out += "<TEXT>\n";
  const std::string_view content = document.text.content;
  std::unordered_map<std::string, std::size_t> told;  // the latest mention of these words: what others count from
  std::size_t done = 0, tid = 0;
  for (const read::Mention& mention : document.reading.mentions) {
    if (mention.range.begin < done) continue;  // stands within another, which TimeML does not allow
    const auto from = told.find(mention.from);
    const std::string words(content.substr(mention.range.begin, mention.range.size()));
    out += xml_text(content.substr(done, mention.range.begin - done));
    out += tag(++tid, mention, from == told.end() ? std::string() : fmt::format("t{}", from->second));
    out += xml_text(words) + "</TIMEX3>";
    told[words] = tid;
    done = mention.range.end;
  }
  out += xml_text(content.substr(done));
  if (!out.ends_with('\n')) out += '\n';
  return out + "</TEXT>\n\n</TimeML>\n";
}

}  // namespace thisday::serve
