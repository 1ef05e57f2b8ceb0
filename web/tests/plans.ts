import type { Plan } from '@/api/types'
import { blankIndicator } from '@/model/draft'

export const columns = ['半年（程）指标值', '全年（程）指标值']
export function plan(...names: string[]): Plan {
  return { kind: 'department-goal', form: null, title: '目标表', year: 2025, department: '虚构局', funds: { written: '10', value: '10', unit: null, parts: [] }, functions: [], organization: { text: '', headcount: null },
    goals: { long_term: '', annual: '年内新增科技型企业420家' }, columns, indicators: names.map((name) => ({ ...blankIndicator(columns, '履职', '服务'), level3: name })) }
}
