#include "base/hash.hpp"

#include <gtest/gtest.h>

namespace thisday {
namespace {

// FIPS 180-2, appendix B.1.
TEST(Hash, Sha256IsThatOfTheStandardsExample) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, AShortHashIsTheBeginningOfTheLongOne) { EXPECT_EQ(short_hash("abc"), "ba7816bf8f01cfea"); }

}  // namespace
}  // namespace thisday
