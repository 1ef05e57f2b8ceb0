import type { Indicator, Plan } from '@/api/types'

/** What was written and could not be saved yet, kept on this machine until it is. */
export interface Kept { base: Plan; mine: Plan; etag: string; at: string }

/**
 * A plan beside the one that came from the server: a row that is the same object is its number there. Thousands of rows would else
 * be written again at every cell that is entered.
 */
type Beside = Omit<Plan, 'indicators'> & { indicators: (number | Indicator)[] }
interface Stored { first: string; base: Beside; mine: Beside; etag: string; at: string }

const nameOf = (id: string, person: string): string => `hengji.draft.${person}.${id}`
const firstName = (id: string, person: string, stamp: string): string => `${nameOf(id, person)}.first.${stamp}`

/** The plan as it came, which others are kept beside; each window has its own. */
export interface First { plan: Plan; stamp: string; numbers: Map<Indicator, number> }
export function firstOf(plan: Plan): First {
  return { plan, stamp: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`, numbers: new Map(plan.indicators.map((row, n) => [row, n])) }
}

const beside = (plan: Plan, first: First): Beside => ({ ...plan, indicators: plan.indicators.map((row) => first.numbers.get(row) ?? row) })
function whole(kept: Beside, first: Plan | null): Plan | null {
  const rows = kept.indicators.map((row) => (typeof row === 'number' ? first?.indicators[row] : row))
  return rows.some((row) => row === undefined) ? null : ({ ...kept, indicators: rows } as Plan)
}

export function keep(id: string, person: string, kept: Kept, first: First): boolean {
  try {
    const at = firstName(id, person, first.stamp)
    if (!Object.hasOwn(localStorage, at)) localStorage.setItem(at, JSON.stringify(first.plan))
    const stored: Stored = { ...kept, first: first.stamp, base: beside(kept.base, first), mine: beside(kept.mine, first) }
    localStorage.setItem(nameOf(id, person), JSON.stringify(stored))
    return true
  } catch {
    return false
  }
}

export function kept(id: string, person: string): Kept | null {
  try {
    const text = localStorage.getItem(nameOf(id, person))
    if (!text) return null
    const stored = JSON.parse(text) as Stored
    const came = localStorage.getItem(firstName(id, person, stored.first))
    const first = came ? (JSON.parse(came) as Plan) : null
    const [base, mine] = [whole(stored.base, first), whole(stored.mine, first)]
    return base && mine ? { base, mine, etag: stored.etag, at: stored.at } : null
  } catch {
    return null
  }
}

export function forget(id: string, person: string): void {
  try {
    const name = nameOf(id, person)
    for (const one of Object.keys(localStorage)) if (one === name || one.startsWith(`${name}.first.`)) localStorage.removeItem(one)
  } catch {
    // Nothing was kept where nothing may be stored.
  }
}
