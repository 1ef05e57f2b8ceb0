#include "readers/html/parse.h"

#include <fmt/format.h>
#include <gumbo.h>

#include <charconv>
#include <map>

#include "base/limits.h"
#include "readers/html/arena.h"
#include "readers/html/builder.h"

namespace hengji::readers::html {
namespace {

constexpr int widest_span = 1000;     // HTML, 4.9.11
constexpr int tallest_span = 65'534;  // likewise

std::string_view attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool has_attribute(const GumboNode* node, const char* name) {
  return gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

int span(const GumboNode* node, const char* name, int least, int most) {
  std::string_view text = attribute(node, name);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  int value = 1;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return most;
  return value < least ? 1 : std::min(value, most);
}

/// "display : none" in a style attribute, whatever its case and spacing.
bool declares(std::string_view style, std::string_view declaration) {
  std::string squeezed;
  for (char c : style)
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
      squeezed += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return squeezed.find(declaration) != std::string::npos;
}

bool is_hidden(const GumboNode* node) {
  if (has_attribute(node, "hidden")) return true;
  std::string_view style = attribute(node, "style");
  if (style.empty()) return false;
  return declares(style, "display:none") || declares(style, "visibility:hidden") ||
         declares(style, "mso-hide:all");
}

/// A <td> inside a formula is no cell: what other languages call alike means nothing here.
GumboTag tag_of(const GumboNode* node) {
  bool is_html = node->v.element.tag_namespace == GUMBO_NAMESPACE_HTML;
  return is_html ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

bool is_silent(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_COLGROUP:
    case GUMBO_TAG_RP:
    case GUMBO_TAG_RT:
    case GUMBO_TAG_DATALIST:
      return true;
    default:
      return false;
  }
}

bool breaks_paragraphs(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_LEGEND:
      return true;
    default:
      return false;
  }
}

bool is_row_group(GumboTag tag) {
  return tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TFOOT;
}

/// Walks the tree, without recursion: tag soup nests as deep as it likes.
class Walk {
 public:
  explicit Walk(Mirror& mirror) : mirror_(mirror), builder_(mirror) {}

  /// False when tables nest too deeply.
  bool over(const GumboNode* root) {
    struct Step {
      const GumboNode* node;
      unsigned next_child;
    };
    std::vector<Step> way;
    if (open(root)) way.push_back({root, 0});
    while (!way.empty()) {
      if (builder_.table_depth() > limits::nested_tables) return false;
      Step& here = way.back();
      const GumboVector& children = here.node->v.element.children;
      if (here.next_child == children.length) {
        close(here.node);
        way.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children.data[here.next_child++]);
      if (open(child)) way.push_back({child, 0});
    }
    builder_.break_paragraph();
    return true;
  }

 private:
  /// Whether to go inside.
  bool open(const GumboNode* node) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      text(node);
      return false;
    }
    if (node->type != GUMBO_NODE_ELEMENT) return false;
    GumboTag tag = node->v.element.tag;
    if (is_silent(tag)) return false;
    if (is_hidden(node)) {
      if (tag == GUMBO_TAG_TR) ++mirror_.hidden_rows;
      return false;
    }
    tag = tag_of(node);
    if (breaks_paragraphs(tag)) builder_.break_paragraph();
    element(node, tag);
    return true;
  }

  void element(const GumboNode* node, GumboTag tag) {
    bool in_table = builder_.table_depth() > 0;
    switch (tag) {
      case GUMBO_TAG_TABLE:
        builder_.open_table();
        break;
      case GUMBO_TAG_THEAD:
      case GUMBO_TAG_TBODY:
      case GUMBO_TAG_TFOOT:
        if (in_table) builder_.open_group(tag == GUMBO_TAG_TFOOT);
        break;
      case GUMBO_TAG_TR:
        if (in_table) builder_.open_row();
        break;
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        if (in_table)
          builder_.open_cell(span(node, "rowspan", 0, tallest_span), span(node, "colspan", 1, widest_span));
        break;
      case GUMBO_TAG_CAPTION:
        if (in_table) builder_.open_caption();
        break;
      case GUMBO_TAG_BR:
        builder_.line_break();
        break;
      case GUMBO_TAG_IMG:
        ++mirror_.pictures;
        break;
      case GUMBO_TAG_INPUT:
        input(node);
        break;
      case GUMBO_TAG_OL:
        number_from_[node] = span(node, "start", 0, 1'000'000);
        break;
      case GUMBO_TAG_LI:
        item(node);
        break;
      default:
        break;
    }
  }

  void close(const GumboNode* node) {
    GumboTag tag = tag_of(node);
    if (breaks_paragraphs(tag)) builder_.break_paragraph();
    bool in_table = builder_.table_depth() > 0;
    if (!in_table) return;
    if (tag == GUMBO_TAG_TABLE) builder_.close_table();
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) builder_.close_cell();
    if (tag == GUMBO_TAG_CAPTION) builder_.close_caption();
  }

  void text(const GumboNode* node) {
    GumboTag parent = node->parent->v.element.tag;
    bool between_cells = parent == GUMBO_TAG_TABLE || parent == GUMBO_TAG_TR || is_row_group(parent);
    if (between_cells) return;
    builder_.text(node->v.text.text, parent == GUMBO_TAG_PRE || parent == GUMBO_TAG_TEXTAREA);
  }

  void input(const GumboNode* node) {
    std::string_view type = attribute(node, "type");
    if (type == "checkbox" || type == "radio") {
      builder_.text(has_attribute(node, "checked") ? "☑" : "□", false);
    } else if (type.empty() || type == "text" || type == "number") {
      builder_.text(attribute(node, "value"), false);
    }
  }

  /// Items of ordered lists show their numbers.
  void item(const GumboNode* node) {
    auto list = number_from_.find(node->parent);
    if (list == number_from_.end() || declares(attribute(node->parent, "style"), "list-style:none")) return;
    builder_.text(fmt::format("{}. ", list->second++), false);
  }

  Mirror& mirror_;
  Builder builder_;
  std::map<const GumboNode*, int> number_from_;  ///< of the lists that are open or were
};

void* allocate(void* arena, std::size_t bytes) {
  return static_cast<Arena*>(arena)->allocate(bytes);
}

void keep(void*, void*) {}

/// Nothing when the arena's bounds were passed. Holds nothing that a jump could leak.
const GumboOutput* tree_of(std::string_view utf8, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = keep;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.way_out()) != 0) return nullptr;
  return gumbo_parse_with_options(&options, utf8.data(), utf8.size());
}

Error page_too_heavy(const Arena& arena) {
  if (arena.ran_out_of_time())
    return Error::limit({fmt::format("网页解析超过 {} 秒的上限，没有读。", limits::html_seconds),
                         fmt::format("The web page takes longer than {} seconds to parse; it was not read.",
                                     limits::html_seconds)});
  return Error::limit({fmt::format("网页解析所需内存超过 {} MiB 的上限，没有读。", limits::html_memory >> 20),
                       fmt::format("The web page needs more than {} MiB to parse; it was not read.",
                                   limits::html_memory >> 20)});
}

}  // namespace

Result<Mirror> parse(std::string_view utf8) {
  if (utf8.size() > limits::tree_bytes)
    return fail(Error::limit({fmt::format("网页超过 {} MiB 的上限，没有读。", limits::tree_bytes >> 20),
                              fmt::format("The web page is larger than the limit of {} MiB; it was not read.",
                                          limits::tree_bytes >> 20)}));
  Arena arena(limits::html_memory,
              std::chrono::steady_clock::now() + std::chrono::seconds(limits::html_seconds));
  const GumboOutput* tree = tree_of(utf8, arena);
  if (tree == nullptr) return fail(page_too_heavy(arena));
  Mirror mirror;
  if (!Walk(mirror).over(tree->root))
    return fail(
        Error::limit({fmt::format("网页里的表格嵌套超过 {} 层的上限，没有读。", limits::nested_tables),
                      fmt::format("The tables of the web page are nested deeper than {}; it was not read.",
                                  limits::nested_tables)}));
  return mirror;
}

}  // namespace hengji::readers::html
