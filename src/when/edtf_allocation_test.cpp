// Counts what is allocated while values of levels 0 and 1 are read, looked at and written.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "when/edtf.hpp"

#if defined(__GNUC__) && !defined(__clang__)
// GCC 12 sees the free() inside the replaced operator delete, but not that operator new is replaced too.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace {
// The test is of one thread.
std::size_t allocations = 0;
}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace thisday::when {
namespace {

TEST(Edtf, NothingIsAllocatedForValuesOfLevels0And1) {
  std::string buffer;
  buffer.reserve(100);
  for (const char* text : {"1985-04-12", "1985-04-12T23:20:30+04:30", "2004-02-01/2005-02-08", "Y-170000002", "2001-21",
                           "2004-06-11%", "1985-XX-XX", "201X", "../1985-04-12", "1985-04-12/"}) {
    buffer.clear();
    const std::size_t before = allocations;
    const auto edtf = Edtf::parse(text);
    const bool ok =
        edtf.ok() && edtf->bounds().earliest_start.day.year <= 2010 && edtf->precision() != Precision::unknown;
    const Edtf copy = *edtf;
    copy.append_to(buffer);
    EXPECT_EQ(allocations, before) << text;
    EXPECT_TRUE(ok) << text;
    EXPECT_EQ(buffer, text);
  }
}

TEST(Edtf, TheCountOfAllocationsWorks) {
  const std::size_t before = allocations;
  EXPECT_TRUE(Edtf::parse("[1667,1670]").ok());
  EXPECT_GT(allocations, before);
}

}  // namespace
}  // namespace thisday::when
