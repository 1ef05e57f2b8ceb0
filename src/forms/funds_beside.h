#pragma once

#include <string_view>

#include "forms/rows.h"
#include "policy/vocabulary.h"

namespace hengji::forms {

// What stands to the right of the label of a form's funds.

/// Whatever a label over several rows says, 年初预算数 | 全年执行数 beside it make it that of the funds; so
/// does its own money unit, 总体资金情况（万元）, where headings stand beside it.
bool stands_beside_funds(const Row& row, std::size_t label, const policy::Vocabulary& vocabulary);

/// 年度预算 | 合计 | 基本支出, 年度预算数 | 年初预算 | 预算执行数: beside the label stand headings, not its
/// amount.
bool heads_funds(const Row& row, std::size_t label, const policy::Vocabulary& vocabulary);

/// 项目资金 | 年度资金申请总额：300: the cell beside the label brings its own.
bool has_labelled_value(const Row& row, std::size_t label, const policy::Vocabulary& vocabulary);

/// 年度预算申请（万元） over several rows says the unit of the amounts beside it; empty where nothing does.
std::string_view unit_beside(const Row& row);

}  // namespace hengji::forms
