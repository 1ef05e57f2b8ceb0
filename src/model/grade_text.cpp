#include <array>

#include "model/first_character.h"
#include "model/word_table.h"
#include "model/wording.h"

namespace hengji::wording {
namespace {

/// What a grade says.
constexpr auto steps = std::to_array<std::string_view>(
    {"健全",     "完善", "完备", "完整", "合理",   "合规",     "合法",     "合格",     "明确",     "明晰",
     "清晰",     "科学", "规范", "有效", "高效",   "公开",     "透明",     "公正",     "公平",     "安全",
     "稳定",     "及时", "按时", "准时", "准确",   "真实",     "浓厚",     "满意",     "优秀",     "优良",
     "优",       "良好", "良",   "中等", "中",     "一般",     "较差",     "差",       "好",       "高",
     "低",       "大",   "小",   "强",   "弱",     "快",       "广",       "广泛",     "充分",     "充足",
     "到位",     "达标", "达成", "完成", "符合",   "匹配",     "适当",     "适宜",     "可行",     "可控",
     "严格",     "严谨", "扎实", "便捷", "方便",   "便利",     "畅通",     "顺畅",     "整洁",     "美观",
     "良性",     "和谐", "长期", "长效", "可持续", "持续",     "明显",     "显著",     "突出",     "深远",
     "正常",     "齐全", "全面", "均衡", "协调",   "提高",     "提升",     "改善",     "增强",     "增长",
     "增加",     "上升", "下降", "降低", "减少",   "优化",     "加强",     "巩固",     "扩大",     "促进",
     "推进",     "推动", "保障", "落实", "实现",   "节约",     "发展",     "改进",     "缓解",     "强化",
     "深化",     "普及", "影响", "是",   "否",     "应保尽保", "应收尽收", "应救尽救", "应兑尽兑", "应享尽享",
     "不超预算", "向好", "转好", "好转", "优异"});

/// How far, in front of a step: 稳步提高, 基本健全, 不规范.
constexpr std::array<std::string_view, 38> degrees{
    "进一步", "有所", "得到", "基本", "较为", "比较", "非常", "十分", "更加", "更为", "持续", "不断", "逐步",
    "逐年",   "稳步", "稳定", "明显", "显著", "有效", "大幅", "大力", "全面", "充分", "长期", "切实", "日益",
    "相对",   "已经", "全部", "部分", "及时", "未",   "已",   "较",   "很",   "不",   "更",   "可"};

/// What a grade may be said of: 效果明显.
constexpr std::array<std::string_view, 22> subjects{
    "效果", "成效",   "作用",   "影响",   "效益",   "氛围", "反响", "质量", "水平", "程度", "能力",
    "环境", "满意度", "推广面", "影响力", "覆盖面", "管理", "执行", "资料", "程序", "制度", "知晓度"};

constexpr auto itself = [](std::string_view word) { return word; };
constexpr auto steps_by_name = word_table<Side::front>(steps, itself);
constexpr auto degrees_ahead = word_table<Side::front>(degrees, itself);
constexpr auto subjects_ahead = word_table<Side::front>(subjects, itself);

constexpr FirstCharacter last_of_steps = [] {
  FirstCharacter last;
  for (std::string_view step : steps) last.add(last_character(step));
  return last;
}();

bool is_step(std::string_view text) {
  return steps_by_name.find(text) != steps_by_name.none;
}

}  // namespace

bool is_grade(std::string_view text) {
  constexpr std::size_t longest = 36;  // bytes: twelve characters
  if (text.empty() || text.size() > longest || !last_of_steps.may_begin(last_character(text))) return false;
  if (is_step(text)) return true;
  bool has_subject = subjects_ahead.longest(text) != subjects_ahead.none;
  for (std::string_view subject : subjects) {
    if (!has_subject) break;
    if (!text.starts_with(subject) || text.size() == subject.size()) continue;
    text.remove_prefix(subject.size());
    break;
  }
  while (!is_step(text)) {
    std::size_t degree = degrees_ahead.longest_proper(text);
    if (degree == degrees_ahead.none) return false;
    text.remove_prefix(degrees[degree].size());
  }
  return true;
}

}  // namespace hengji::wording
