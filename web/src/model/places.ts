import type { Plan } from '@/api/types'
import { t } from '@/i18n/language'

/** A path of the plan in the plan's own words: 指标“新增科技型企业”的全年（程）指标值. */
export function placeName(plan: Plan, path: string | null): string {
  if (!path) return t('整张表', 'the whole plan')
  const [first, index, ...rest] = path.split('/')
  if (first === 'indicators') {
    const name = plan.indicators[Number(index)]?.level3 || t(`第 ${Number(index) + 1} 行`, `row ${Number(index) + 1}`)
    const field = rest.join('/').replace(/^values\//, '')
    const shown = { level1: t('一级指标', 'level 1'), level2: t('二级指标', 'level 2'), level3: '', weight: t('权重', 'weight') }[field] ?? field
    return shown ? `${name} · ${shown}` : name
  }
  if (first === 'functions') return t(`职能 ${Number(index) + 1}`, `function ${Number(index) + 1}`)
  const names: Record<string, [string, string]> = {
    'goals/annual': ['年度目标', 'annual goal'], 'goals/long_term': ['中长期目标', 'long-term goal'], 'organization/text': ['机构人员', 'organisation'],
    'funds/written': ['资金总额', 'funds'], department: ['部门', 'department'], title: ['表名', 'title'], year: ['年度', 'year'], project: ['项目名称', 'project'],
  }
  return names[path] ? t(...names[path]) : path
}
