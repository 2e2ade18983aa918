#include <iostream>

#include "when/when.hpp"

int main() {
  using namespace thisday::when;
  const auto date = Edtf::parse("1917-10-25", Calendar::julian);
  if (!date) {
    std::cerr << date.error().message << "\n";
    return 1;
  }
  std::cout << date->to_gregorian().str() << " "
            << calendar_system("hebrew")->day(*date->span()->earliest)->year << "\n";
}
