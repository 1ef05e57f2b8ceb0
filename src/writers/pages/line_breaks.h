#pragma once

#include <memory>
#include <string_view>
#include <vector>

namespace hengji::writers {

/// Where lines may end: Chinese between any two characters, but no line begins with a closing mark or ends
/// with an opening one; words and figures with their signs stay whole (Unicode annex 14, with Chinese
/// quotation marks taken for the brackets they are). One for a thread.
class LineBreaker {
 public:
  LineBreaker();
  LineBreaker(const LineBreaker&) = delete;
  LineBreaker& operator=(const LineBreaker&) = delete;
  ~LineBreaker();

  /// For each byte of the text, whether a line may begin there. One element more than the text has bytes.
  std::vector<bool> breaks_of(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace hengji::writers
