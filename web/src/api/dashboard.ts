import { get, query } from './client'
import type { Dashboard } from './types'

/** The figures of a year. Where the year was not chosen and has no plans yet, those of the year before. */
export async function dashboardOf(year: number, region: string, mayGoBack: boolean, signal: AbortSignal): Promise<Dashboard> {
  const found = await get<Dashboard>(`/dashboard${query({ year, region })}`, signal)
  if (!mayGoBack || found.plans.total > 0) return found
  const before = await get<Dashboard>(`/dashboard${query({ year: year - 1, region })}`, signal)
  return before.plans.total > 0 ? before : found
}
