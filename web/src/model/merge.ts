import type { Indicator, Plan } from '@/api/types'
import { valueAt, withValue, type Draft, type Row, newKey } from './draft'

/** One place that two people wrote differently. `path` is a field path, or row/<key>/<field>. */
export interface Conflict { path: string; label: string; base: string; mine: string; theirs: string }
/** `origins`: which row of theirs each row of the merged draft stands for, by its key. */
export interface Merged { draft: Draft; conflicts: Conflict[]; taken: number; origins: Map<number, number> }

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
const words = (value: unknown): string => (value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))
const parts = ['title', 'year', 'department', 'supervisor', 'project', 'funds', 'functions', 'organization', 'goals/long_term', 'goals/annual', 'columns', 'fields']

/** For each of their rows the position of the base row it came from, or -1. Names first, then the name alone, then the place. */
export function align(base: Indicator[], theirs: Indicator[]): number[] {
  const found = new Array<number>(theirs.length).fill(-1)
  const used = new Set<number>()
  const take = (keyOf: (one: Indicator) => string): void => {
    const waiting = new Map<string, number[]>()
    base.forEach((one, n) => !used.has(n) && waiting.set(keyOf(one), [...(waiting.get(keyOf(one)) ?? []), n]))
    theirs.forEach((one, n) => {
      const at = found[n] === -1 && keyOf(one) !== '' ? waiting.get(keyOf(one))?.shift() : undefined
      if (at !== undefined) (found[n] = at), used.add(at)
    })
  }
  take((one) => [one.level1, one.level2, one.level3].join('\u0001'))
  take((one) => one.level3)
  theirs.forEach((_, n) => {
    if (found[n] === -1 && n < base.length && !used.has(n) && theirs.length === base.length) (found[n] = n), used.add(n)
  })
  return found
}

function fieldsOf(...rows: Indicator[]): string[] {
  const headings = new Set(rows.flatMap((row) => Object.keys(row.values)))
  return ['level1', 'level2', 'level3', 'weight', ...[...headings].map((heading) => `values/${heading}`)]
}

interface RowMerge { indicator: Indicator; conflicts: Conflict[]; taken: number }

function mergeRow(key: number, base: Indicator, mine: Indicator, theirs: Indicator): RowMerge {
  let indicator = mine
  let taken = 0
  const conflicts: Conflict[] = []
  for (const field of fieldsOf(base, mine, theirs)) {
    const [b, m, t] = [valueAt(base, field), valueAt(mine, field), valueAt(theirs, field)]
    if (same(t, b) || same(t, m)) continue
    if (same(m, b)) {
      indicator = withValue(indicator, field, t)
      taken += 1
    } else {
      conflicts.push({ path: `row/${key}/${field}`, label: `${mine.level3 || theirs.level3} · ${field.replace('values/', '')}`, base: words(b), mine: words(m), theirs: words(t) })
    }
  }
  const untouched = fieldsOf(base, mine).every((field) => same(valueAt(mine, field), valueAt(base, field)))
  return { indicator: untouched ? theirs : indicator, conflicts, taken }
}

/** What of a part somebody writes; the rest is read out of it by the server and follows. */
function written(path: string, part: unknown): unknown {
  if (path === 'organization') return (part as Plan['organization'] | null)?.text ?? null
  if (path === 'funds') return [(part as Plan['funds'] | null)?.written ?? null, (part as Plan['funds'] | null)?.parts?.map((one) => [one.name, one.written]) ?? []]
  return part
}

function mergeFields(base: Plan, mine: Plan, theirs: Plan): { plan: Plan; conflicts: Conflict[]; taken: number } {
  let plan = mine
  let taken = 0
  const conflicts: Conflict[] = []
  for (const path of parts) {
    const [b, m, t] = [valueAt(base, path), valueAt(mine, path), valueAt(theirs, path)]
    const [wb, wm, wt] = [written(path, b), written(path, m), written(path, t)]
    if (same(wt, wb) || same(wt, wm)) continue
    if (same(wm, wb)) {
      plan = withValue(plan, path, t)
      taken += 1
    } else {
      conflicts.push({ path, label: path, base: words(b), mine: words(m), theirs: words(t) })
    }
  }
  return { plan, conflicts, taken }
}

/**
 * Brings what somebody else saved (`theirs`) together with what stands here (`mine`), both begun from `base`.
 * `origins` says from which base row each of my rows came (by key). What only one side changed is taken from that
 * side; what both changed stays mine and is named as a conflict. Nothing that anybody wrote vanishes unsaid.
 */
export function merge(base: Plan, mine: Draft, theirs: Plan, origins: Map<number, number>): Merged {
  const whole = mergeFields(base, mine.plan, theirs)
  const conflicts = [...whole.conflicts]
  let taken = whole.taken
  const from = align(base.indicators, theirs.indicators)
  const theirsOf = new Map<number, number>()
  from.forEach((at, n) => at >= 0 && theirsOf.set(at, n))
  const now = new Map<number, number>()
  const rows: Row[] = []
  for (const row of mine.rows) {
    const origin = origins.get(row.key)
    const before = origin === undefined ? undefined : base.indicators[origin]
    const at = origin === undefined ? undefined : theirsOf.get(origin)
    const other = at === undefined ? undefined : theirs.indicators[at]
    if (at !== undefined) now.set(row.key, at)
    if (!before) {
      rows.push(row)
    } else if (!other) {
      if (same(row.indicator, before)) taken += 1
      else {
        conflicts.push({ path: `row/${row.key}`, label: row.indicator.level3, base: before.level3, mine: row.indicator.level3, theirs: '' })
        rows.push(row)
      }
    } else {
      const merged = mergeRow(row.key, before, row.indicator, other)
      conflicts.push(...merged.conflicts)
      taken += merged.taken
      rows.push({ key: row.key, indicator: merged.indicator })
    }
  }
  taken += addNew(rows, theirs, from, now)
  return { draft: { plan: whole.plan, rows }, conflicts, taken, origins: now }
}

/** Puts the rows that they added behind the row they stand behind there. */
function addNew(rows: Row[], theirs: Plan, from: number[], now: Map<number, number>): number {
  let added = 0
  let behind = -1
  const present = new Set(rows.map((row) => JSON.stringify([row.indicator.level1, row.indicator.level2, row.indicator.level3])))
  theirs.indicators.forEach((indicator, n) => {
    if (from[n]! >= 0) {
      const at = rows.findIndex((row) => now.get(row.key) === n)
      if (at >= 0) behind = at
      return
    }
    if (present.has(JSON.stringify([indicator.level1, indicator.level2, indicator.level3]))) return
    behind += 1
    const row = { key: newKey(), indicator }
    rows.splice(behind, 0, row)
    now.set(row.key, n)
    added += 1
  })
  return added
}

/** The draft with their wording taken at the places in `chosen`. */
export function takeTheirs(draft: Draft, theirs: Conflict[]): Draft {
  let plan = draft.plan
  let rows = draft.rows
  for (const conflict of theirs) {
    const [first, key, ...field] = conflict.path.split('/')
    if (first !== 'row') {
      plan = withValue(plan, conflict.path, parsed(conflict.theirs))
    } else if (!field.length) {
      rows = rows.filter((row) => row.key !== Number(key))
    } else {
      rows = rows.map((row) => (row.key === Number(key) ? { ...row, indicator: withValue(row.indicator, field.join('/'), conflict.theirs) } : row))
    }
  }
  return { plan, rows }
}

function parsed(text: string): unknown {
  if (!/^[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
