#include "writers/pdf/bookmarks.h"

#include <fmt/format.h>

#include "writers/markup/markup.h"

namespace hengji::writers::pdf {
namespace {

/// A heading among its neighbours; positions in Pages::bookmarks, -1 for none.
struct Node {
  int parent = -1;
  int first = -1;
  int last = -1;
  int previous = -1;
  int next = -1;
  int children = 0;
};

struct Tree {
  std::vector<Node> nodes;
  Node root;

  Node& at(int index) { return index < 0 ? root : nodes[static_cast<std::size_t>(index)]; }
};

// A heading belongs to the last one before it that is of a higher level.
Tree tree_of(const std::vector<Bookmark>& bookmarks) {
  Tree tree;
  tree.nodes.resize(bookmarks.size());
  std::vector<int> open;
  for (int i = 0; i < static_cast<int>(bookmarks.size()); ++i) {
    const int level = bookmarks[static_cast<std::size_t>(i)].level;
    while (!open.empty() && bookmarks[static_cast<std::size_t>(open.back())].level >= level) open.pop_back();
    const int parent = open.empty() ? -1 : open.back();
    Node& above = tree.at(parent);
    Node& node = tree.at(i);
    node.parent = parent;
    node.previous = above.last;
    if (above.last >= 0) tree.at(above.last).next = i;
    if (above.first < 0) above.first = i;
    above.last = i;
    ++above.children;
    open.push_back(i);
  }
  return tree;
}

}  // namespace

int add_bookmarks(Objects& objects, const Pages& pages, const std::vector<int>& numbers) {
  if (pages.bookmarks.empty()) return 0;
  Tree tree = tree_of(pages.bookmarks);
  const int root = objects.reserve();
  std::vector<int> objects_of;
  for (std::size_t i = 0; i < pages.bookmarks.size(); ++i) objects_of.push_back(objects.reserve());
  const auto object = [&](int index) {
    return index < 0 ? root : objects_of[static_cast<std::size_t>(index)];
  };
  const auto entry = [&](const char* key, int index) {
    return index < 0 ? std::string() : fmt::format("/{} {}", key, reference(object(index)));
  };
  for (std::size_t i = 0; i < pages.bookmarks.size(); ++i) {
    const Bookmark& bookmark = pages.bookmarks[i];
    const Node& node = tree.nodes[i];
    std::string text = fmt::format("<</Title{}/Parent {}/Dest[{} /XYZ 0 {} 0]", text_string(bookmark.title),
                                   reference(object(node.parent)), reference(numbers[bookmark.page]),
                                   number(pages.pages[bookmark.page].height - bookmark.y));
    text += entry("Prev", node.previous) + entry("Next", node.next) + entry("First", node.first) +
            entry("Last", node.last);
    if (node.children > 0) text += fmt::format("/Count -{}", node.children);
    objects.set(objects_of[i], text + ">>");
  }
  objects.set(root, fmt::format("<</Type/Outlines{}{}/Count {}>>", entry("First", tree.root.first),
                                entry("Last", tree.root.last), tree.root.children));
  return root;
}

}  // namespace hengji::writers::pdf
