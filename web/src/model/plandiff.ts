import type { Indicator, Plan } from '@/api/types'
import { cellText, valueAt } from './draft'
import { align } from './merge'

export interface FieldChange { path: string; before: string; after: string }
export interface RowChange { kind: 'added' | 'removed' | 'changed'; before: Indicator | null; after: Indicator | null; index: number | null; fields: FieldChange[] }
export interface PlanChanges { fields: FieldChange[]; rows: RowChange[] }

const paths = ['title', 'department', 'year', 'project', 'funds/written', 'organization/text', 'goals/long_term', 'goals/annual']
const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

function rowFields(before: Indicator, after: Indicator): FieldChange[] {
  const fields = ['level1', 'level2', 'level3', ...new Set([...Object.keys(before.values), ...Object.keys(after.values)].map((one) => `values/${one}`)), 'weight']
  return fields.map((path) => ({ path, before: cellText(before, path), after: cellText(after, path) })).filter((one) => one.before !== one.after)
}

/** What changed between two states of one plan, in the plan's own terms. */
export function planChanges(before: Plan, after: Plan): PlanChanges {
  const fields = paths.map((path) => ({ path, before: text(valueAt(before, path)), after: text(valueAt(after, path)) }))
  const duties = (plan: Plan): string => plan.functions.map((one, n) => `${one.number ?? n + 1}. ${one.text}`).join('\n')
  fields.push({ path: 'functions', before: duties(before), after: duties(after) })
  const from = align(before.indicators, after.indicators)
  const rows: RowChange[] = []
  after.indicators.forEach((row, index) => {
    const old = from[index]! >= 0 ? before.indicators[from[index]!]! : null
    const changed = old ? rowFields(old, row) : []
    if (!old) rows.push({ kind: 'added', before: null, after: row, index, fields: [] })
    else if (changed.length) rows.push({ kind: 'changed', before: old, after: row, index, fields: changed })
  })
  const kept = new Set(from)
  before.indicators.forEach((row, n) => !kept.has(n) && rows.push({ kind: 'removed', before: row, after: null, index: null, fields: [] }))
  return { fields: fields.filter((one) => one.before !== one.after), rows }
}
