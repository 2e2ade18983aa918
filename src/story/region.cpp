#include "story/region.hpp"

namespace thisday::story {
namespace {

struct Countries {
  Region region;
  std::string_view codes;  // of two letters, a space after each
};

// UN Statistics Division, Standard Country or Area Codes for Statistical Use (M49); Kosovo and Taiwan, which it does
// not list, with their neighbours.
constexpr Countries kCountries[] = {
    {Region::africa,
     "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW IO KE KM LR LS LY MA MG ML MR MU MW MZ NA "
     "NE "
     "NG RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW "},
    {Region::asia,
     "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK "
     "PS "
     "QA SA SG SY TH TJ TL TM TR TW UZ VN YE "},
    {Region::europe,
     "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT "
     "NL "
     "NO PL PT RO RS RU SE SI SJ SK SM UA VA XK "},
    {Region::latin_america,
     "AG AI AR AW BB BL BO BQ BR BS BV BZ CL CO CR CU CW DM DO EC FK GD GF GP GS GT GY HN HT JM KN KY LC MF MQ MS MX "
     "NI "
     "PA PE PR PY SR SV SX TC TT UY VC VE VG VI "},
    {Region::northern_america, "BM CA GL PM US "},
    {Region::oceania, "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS "},
};

}  // namespace

std::string_view name(Region region) {
  switch (region) {
    case Region::africa:
      return "africa";
    case Region::asia:
      return "asia";
    case Region::europe:
      return "europe";
    case Region::latin_america:
      return "latin-america";
    case Region::northern_america:
      return "northern-america";
    case Region::oceania:
      return "oceania";
  }
  return "africa";
}

std::optional<Region> region_of(std::string_view country) {
  if (country.size() != 2) return std::nullopt;
  for (const Countries& part : kCountries)
    for (std::size_t at = 0; at < part.codes.size(); at += 3)
      if (part.codes.substr(at, 2) == country) return part.region;
  return std::nullopt;
}

}  // namespace thisday::story
