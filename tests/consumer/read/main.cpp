#include <iostream>

#include "read/read.hpp"

int main() {
  thisday::story::Text text;
  text.language = "en";
  text.content = "On 25 June 1950 the North invaded. In October the army went north.";
  const auto reading = thisday::read::read(text, {});
  if (!reading) {
    std::cerr << reading.error().message << "\n";
    return 1;
  }
  for (const auto& mention : reading->mentions) std::cout << mention.value << " ";
  std::cout << reading->events.size() << "\n";
}
