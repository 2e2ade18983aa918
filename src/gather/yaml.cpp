#include "gather/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "base/utf8.hpp"

namespace thisday::gather {
namespace {

constexpr std::size_t kLargest = std::size_t{64} << 10;
constexpr std::size_t kDeepest = 16;

// Why our handler stopped the parser; travels through it as one of its own exceptions.
struct Refused : YAML::ParserException {
  Refused(const YAML::Mark& at, const std::string& message, Code why) : ParserException(at, message), code(why) {}
  Code code;
};

// Builds the tree. A node under construction stays on the stack until it ends, then moves into the one below.
class Builder : public YAML::EventHandler {
 public:
  YamlNode root;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    unanchored(mark, anchor);
    put(node(YamlNode::Kind::null, mark), mark);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { unanchored(mark, 1); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, const std::string& value) override {
    unanchored(mark, anchor);
    YamlNode scalar = node(YamlNode::Kind::scalar, mark);
    scalar.scalar = value;
    put(std::move(scalar), mark);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::list, mark, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::map, mark, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    YAML::Mark mark;
    bool key_next = true;
  };

  static YamlNode node(YamlNode::Kind kind, const YAML::Mark& mark) {
    YamlNode made;
    made.kind = kind;
    made.position = mark.pos > 0 ? static_cast<std::size_t>(mark.pos) : 0;
    return made;
  }
  static void unanchored(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) throw Refused(mark, "anchors and aliases are not taken", Code::unsupported);
  }
  void open(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    unanchored(mark, anchor);
    if (stack_.size() >= kDeepest) throw Refused(mark, "nested too deeply", Code::range);
    stack_.push_back({node(kind, mark), mark});
  }
  void close() {
    Open done = std::move(stack_.back());
    stack_.pop_back();
    put(std::move(done.node), done.mark);
  }
  void put(YamlNode made, const YAML::Mark& mark) {
    if (stack_.empty()) {
      root = std::move(made);
      return;
    }
    Open& parent = stack_.back();
    if (parent.node.kind == YamlNode::Kind::list) {
      parent.node.items.push_back(std::move(made));
    } else if (parent.key_next) {
      if (made.kind != YamlNode::Kind::scalar) throw Refused(mark, "a key is no plain word", Code::unsupported);
      if (parent.node.find(made.scalar)) throw Refused(mark, "'" + made.scalar + "' is given twice", Code::unsupported);
      if (parent.node.entries.size() >= 100) throw Refused(mark, "more than 100 keys", Code::range);
      parent.node.entries.push_back({std::move(made), {}});
      parent.key_next = false;
    } else {
      parent.node.entries.back().value = std::move(made);
      parent.key_next = true;
    }
  }

  std::vector<Open> stack_;
};

std::size_t place(const YAML::Mark& mark) {
  return mark.pos > 0 ? static_cast<std::size_t>(mark.pos) : 0;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const auto& [name, value] : entries)
    if (name.scalar == key) return &value;
  return nullptr;
}

Result<YamlNode> parse_yaml(std::string_view text) {
  if (text.size() > kLargest) return Error{Code::range, "more than 64 KiB of YAML in one piece", kLargest};
  if (const auto bad = invalid_utf8(text)) return Error{Code::syntax, "not UTF-8", *bad};
  Builder builder;
  // yaml-cpp tells of mistakes by exceptions, also by some that are not its own; none may pass.
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) return YamlNode{};
  } catch (const Refused& refused) {
    return Error{refused.code, refused.msg, std::min(place(refused.mark), text.size())};
  } catch (const YAML::Exception& bad) {
    return Error{Code::syntax, "not YAML: " + bad.msg, std::min(place(bad.mark), text.size())};
  } catch (const std::exception& bad) {
    return Error{Code::syntax, std::string("not YAML: ") + bad.what()};
  }
  return std::move(builder.root);
}

LinePlace line_place(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position);
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  return {lines + 1, before.size() - (before.rfind('\n') + 1) + 1};
}

}  // namespace thisday::gather
