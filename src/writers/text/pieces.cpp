#include "writers/text/pieces.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace hengji::writers {

std::vector<Piece> pieces_of(const Design& design, std::size_t block, int cell, std::string_view text,
                             const TextLook& look) {
  std::vector<Piece> pieces;
  auto is_before = [](const Run& run, const std::tuple<std::size_t, int>& place) {
    return std::tuple(run.block, run.cell) < place;
  };
  std::size_t done = 0;
  for (auto run =
           std::lower_bound(design.runs.begin(), design.runs.end(), std::tuple(block, cell), is_before);
       run != design.runs.end() && run->block == block && run->cell == cell; ++run) {
    std::size_t begin = std::clamp(run->begin, done, text.size());
    std::size_t end = std::clamp(run->end, begin, text.size());
    if (begin > done) pieces.push_back({text.substr(done, begin - done), look});
    if (end > begin) pieces.push_back({text.substr(begin, end - begin), run->look});
    done = end;
  }
  if (done < text.size()) pieces.push_back({text.substr(done), look});
  return pieces;
}

const FontNames& fonts_of(Typeface face) {
  static constexpr std::array fonts = {
      FontNames{"宋体", "Times New Roman",
                R"("SimSun","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif)"},
      FontNames{"黑体", "Times New Roman",
                R"("SimHei","Heiti SC","Noto Sans CJK SC","Source Han Sans SC",sans-serif)"},
      FontNames{"仿宋_GB2312", "Times New Roman",
                R"("FangSong_GB2312","FangSong","STFangsong","Noto Serif CJK SC",serif)"},
      FontNames{"楷体_GB2312", "Times New Roman",
                R"("KaiTi_GB2312","KaiTi","Kaiti SC","AR PL UKai CN","Noto Serif CJK SC",serif)"},
      FontNames{"方正小标宋简体", "Times New Roman",
                R"("FZXiaoBiaoSong-B05S","小标宋体","STZhongsong","Noto Serif CJK SC","SimSun",serif)"},
  };
  return fonts[static_cast<std::size_t>(face)];
}

}  // namespace hengji::writers
