import { get, query } from './client'
import type { IndicatorAcross, LibraryIndicator, List } from './types'

export interface Across { across: IndicatorAcross; link: (plan: string) => string }

/** The same indicator in all plans that this person sees, and in what others have published: those open on the public pages. */
export async function acrossAll(name: string, year: string, signal: AbortSignal): Promise<Across> {
  const [own, shown] = await Promise.all([get<IndicatorAcross>(`/indicators${query({ name, year })}`, signal), get<IndicatorAcross>(`/public/compare${query({ name, year })}`, signal)])
  const seen = new Set(own.items.map((one) => one.plan))
  return {
    across: { ...own, items: [...own.items, ...shown.items.filter((one) => !seen.has(one.plan))] },
    link: (plan) => (seen.has(plan) ? `/plans/${plan}` : `/public/plans/${plan}`),
  }
}

/**
 * Names to choose from: the indicators of a department, or those of any plan in sight that hold what was typed; behind them
 * what the indicator library has.
 */
export async function namesToCompare(typed: string, department: string, signal: AbortSignal): Promise<string[]> {
  const used = typed || department ? (await get<List<{ name: string }>>(`/indicators/names${query({ q: typed, department })}`, signal)).items.map((one) => one.name) : []
  if (department) return used
  const library = (await get<List<LibraryIndicator>>(`/library/indicators${query({ q: typed, limit: 30 })}`, signal)).items
  return [...used, ...library.filter((one) => typed || one.used_by).map((one) => one.level3)]
}
