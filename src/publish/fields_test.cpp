#include "publish/fields.hpp"

#include <gtest/gtest.h>

namespace thisday::publish {
namespace {

constexpr const char* kAnswer =
    R"({"day":"07-27","events":[{"id":"1","kind":"event","headline":"x","evidence":[{"source":"s"}]}],"sources":[]})";

TEST(Fields, AreThoseAskedForAndAlwaysTheEvidence) {
  EXPECT_EQ(with_fields(kAnswer, "headline").value(),
            R"({"day":"07-27","events":[{"id":"1","headline":"x","evidence":[{"source":"s"}]}],"sources":[]})");
  EXPECT_EQ(with_fields(R"({"event":{"id":"1","kind":"event"}})", "id").value(), R"({"event":{"id":"1"}})");
}

TEST(Fields, NoneAskedForAreAll) {
  EXPECT_EQ(with_fields(kAnswer, "").value(), kAnswer);
}

TEST(Fields, OneThatIsNoneIsToldWithThoseThereAre) {
  const auto refused = with_fields(kAnswer, "headline,colour");
  ASSERT_FALSE(refused.ok());
  EXPECT_NE(refused.error().message.find("'colour'"), std::string::npos);
  EXPECT_NE(refused.error().message.find("years_ago"), std::string::npos);
}

}  // namespace
}  // namespace thisday::publish
