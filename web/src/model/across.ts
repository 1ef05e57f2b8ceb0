import type { EChartsOption } from 'echarts'
import type { IndicatorAcross } from '@/api/types'
import { t } from '@/i18n/language'

export type Item = IndicatorAcross['items'][number]
export type By = 'target' | 'actual' | 'per_10k_yuan' | 'per_head'
/** More groups of bars than this cannot be read; the table has them all. */
export const mostGroups = 30

const columns: Record<string, [string, string]> = { half_year: ['半年目标', 'half-year target'], full_year: ['全年目标', 'target of the year'], long_term: ['中长期目标', 'long-term target'] }
export const columnText = (name: string): string => (columns[name] ? t(...columns[name]) : name)
const ways: Record<By, [string, string]> = { target: ['目标值', 'target'], actual: ['实际', 'actual'], per_10k_yuan: ['每万元', 'per 10,000 yuan'], per_head: ['人均', 'per head of staff'] }
export const wayText = (way: By): string => t(...ways[way])

export const columnsOf = (items: Item[]): string[] => [...new Set(items.flatMap((one) => Object.keys(one.targets)))]

function figure(text: string | null | undefined): number | null {
  const found = /-?\d+(?:\.\d+)?/.exec(text ?? '')
  return found ? Number(found[0]) : null
}
const targetOf = (one: Item): string => one.targets[columnsOf([one]).at(-1) ?? ''] ?? ''
export const unitOf = (one: Item): string => targetOf(one).replace(/[≥≤＝=＞＜><\s\d.,-]/g, '')
function valueOf(one: Item, by: By): number | null {
  if (by === 'target') return figure(targetOf(one))
  return figure(one[by])
}

/** Which comparisons there is anything for. */
export const waysOf = (items: Item[]): By[] => (['target', 'actual', 'per_10k_yuan', 'per_head'] as const).filter((way) => items.some((one) => valueOf(one, way) !== null))

/** Those that can stand on one axis: with a figure, all in the unit that most have. */
export function comparable(items: Item[], by: By): Item[] {
  const numbers = items.filter((one) => valueOf(one, by) !== null)
  const counts = new Map<string, number>()
  for (const one of numbers) counts.set(unitOf(one), (counts.get(unitOf(one)) ?? 0) + 1)
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  const same = numbers.filter((one) => unitOf(one) === usual)
  return same.length > 1 ? same : []
}

/** 栖岚县财政局 says itself that it is of 栖岚县. */
const isNamedAfter = (one: Item): boolean => one.department.name.startsWith((one.region?.name ?? ' ').replace(/（.*$/, ''))

export interface AcrossChart { option: EChartsOption; groups: number; bars: number; years: number[]; hidden: number }

/** Departments as groups, a bar a year, the highest of the newest year first. */
export function chartOf(items: Item[], by: By): AcrossChart | null {
  const shown = comparable(items, by)
  if (!shown.length) return null
  const several = new Set(shown.map((one) => one.region?.id)).size > 1
  const nameOf = (one: Item): string => (several && !isNamedAfter(one) ? `${one.region?.name ?? ''} ${one.department.name}` : one.department.name)
  const years = [...new Set(shown.map((one) => one.year))].sort()
  const newest = (name: string): number => valueOf(shown.filter((one) => nameOf(one) === name).sort((a, b) => b.year - a.year)[0]!, by) ?? 0
  const groups = [...new Set(shown.map(nameOf))].sort((a, b) => newest(b) - newest(a))
  const drawn = groups.slice(0, mostGroups)
  const unit = unitOf(shown[0]!) + (by === 'per_head' ? t('/人', ' / head') : by === 'per_10k_yuan' ? t('/万元', ' / 10k yuan') : '')
  const option: EChartsOption = {
    grid: { left: 8, right: 78, top: years.length > 1 ? 34 : 14, bottom: 6, containLabel: true }, tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } }, legend: { show: years.length > 1, right: 0, top: 0 },
    xAxis: { type: 'value', name: unit }, yAxis: { type: 'category', inverse: true, data: drawn, axisTick: { show: false }, axisLabel: { width: 210, overflow: 'truncate' } },
    series: years.map((year) => ({
      name: String(year), type: 'bar', barMaxWidth: 14,
      data: drawn.map((name) => { const one = shown.find((item) => item.year === year && nameOf(item) === name); return one ? valueOf(one, by) : null }),
    })),
  }
  return { option, groups: drawn.length, bars: drawn.length * years.length, years, hidden: groups.length - drawn.length }
}
