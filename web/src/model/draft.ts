import type { Indicator, Plan } from '@/api/types'

/** A row of the indicator table while it is being worked on. The key is the page's own and never sent. */
export interface Row { key: number; indicator: Indicator }

/** A plan as the editor holds it: the rows apart, so that one of them can change without the others. */
export interface Draft { plan: Plan; rows: Row[] }

/** One thing that was done; its opposite can be computed from it alone. */
export type Change =
  | { kind: 'cell'; row: number; field: string; old: string; new: string }
  | { kind: 'field'; path: string; old: unknown; new: unknown }
  | { kind: 'insert'; row: Row; at: number }
  | { kind: 'remove'; row: Row; at: number }

let lastKey = 0
export const newKey = (): number => ++lastKey

export function toDraft(plan: Plan): Draft {
  return { plan, rows: plan.indicators.map((indicator) => ({ key: newKey(), indicator })) }
}

export function toPlan(draft: Draft): Plan {
  return { ...draft.plan, indicators: draft.rows.map((row) => row.indicator) }
}

/**
 * What people wrote in a plan, as one text: without what the server reads out of it (what a target means, the value
 * of an amount, the headcount) and without where it was read. Two plans that say the same have the same text.
 */
export function said(plan: Plan): string {
  const { funds, organization, indicators, headings_without_indicator: _left, form: _form, ...rest } = plan
  const rows = indicators.map((row) => [row.level1, row.level2, row.level3, row.values, row.weight ?? null])
  return JSON.stringify([rest.title, rest.year, rest.department, rest.supervisor ?? null, rest.project ?? null, funds?.written ?? null, funds?.parts?.map((part) => [part.name, part.written]) ?? [],
    rest.functions.map((duty) => duty.text), organization?.text ?? null, rest.goals.long_term ?? null, rest.goals.annual ?? null, rest.columns, rest.fields ?? [], rows])
}

/** Whether somebody entered anything into this indicator. */
export function isEmpty(indicator: Indicator): boolean {
  return [indicator.level3, indicator.weight ?? '', ...Object.values(indicator.values)].every((text) => text.trim() === '')
}

export function blankIndicator(columns: string[], level1 = '', level2 = ''): Indicator {
  return { level1, level2, level3: '', values: Object.fromEntries(columns.map((column) => [column, ''])), weight: null }
}

/** The text of a cell. Fields: level1, level2, level3, weight, and values/<heading>. */
export function cellText(indicator: Indicator, field: string): string {
  if (field === 'weight') return indicator.weight ?? ''
  if (field.startsWith('values/')) return indicator.values[field.slice('values/'.length)] ?? ''
  return (indicator as unknown as Record<string, string>)[field] ?? ''
}

/** The indicator with one cell rewritten. What the old text meant is dropped, for the server to read anew. */
export function withCell(indicator: Indicator, field: string, text: string): Indicator {
  if (field === 'weight') return { ...indicator, weight: text.trim() === '' ? null : text.trim() }
  if (field.startsWith('values/')) {
    const { targets: _dropped, ...rest } = indicator
    return { ...rest, values: { ...indicator.values, [field.slice('values/'.length)]: text } }
  }
  return { ...indicator, [field]: text }
}

export function valueAt(plan: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((at, key) => (at === null || at === undefined ? undefined : (at as Record<string, unknown>)[key]), plan)
}

/** The plan with the value at `path` replaced; everything beside the path is shared with the old one. */
export function withValue<T>(whole: T, path: string, value: unknown): T {
  const [key, ...rest] = path.split('/') as [string, ...string[]]
  const copy = (Array.isArray(whole) ? [...whole] : { ...whole }) as Record<string, unknown>
  copy[key] = rest.length ? withValue(copy[key] ?? {}, rest.join('/'), value) : value
  return copy as T
}

function applyOne(draft: Draft, change: Change): void {
  if (change.kind === 'field') {
    draft.plan = withValue(draft.plan, change.path, change.new)
  } else if (change.kind === 'cell') {
    const row = draft.rows.find((one) => one.key === change.row)
    if (row) row.indicator = withCell(row.indicator, change.field, change.new)
  } else if (change.kind === 'insert') {
    draft.rows.splice(Math.min(change.at, draft.rows.length), 0, change.row)
  } else {
    const at = draft.rows.findIndex((one) => one.key === change.row.key)
    if (at >= 0) draft.rows.splice(at, 1)
  }
}

/** Does the changes to the draft in place. A change of what is no longer there is passed over. */
export function apply(draft: Draft, changes: Change[]): void {
  for (const change of changes) applyOne(draft, change)
}

function opposite(change: Change): Change {
  if (change.kind === 'insert') return { ...change, kind: 'remove' }
  if (change.kind === 'remove') return { ...change, kind: 'insert' }
  return { ...change, old: change.new, new: change.old } as Change
}

export const reversed = (changes: Change[]): Change[] => [...changes].reverse().map(opposite)
