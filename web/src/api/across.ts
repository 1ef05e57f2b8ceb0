import { get, query } from './client'
import type { IndicatorAcross } from './types'

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
