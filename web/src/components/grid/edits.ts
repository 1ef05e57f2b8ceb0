import { blankIndicator, cellText, newKey, type Change, type Row } from '@/model/draft'
import { fillMerged } from '@/model/paste'
import type { Range } from './cursor'

export interface Column { field: string; title: string; width: string; number?: boolean }

/** What the grid shows of the rows: all of them, or one line for a group that is folded away. */
export interface Shown { row: Row; index: number; first1: boolean; first2: boolean; folded: number }

/** The rows as they are shown, with the beginnings of groups marked and folded groups in one line. */
export function shownRows(rows: Row[], folded: Set<string>): Shown[] {
  const shown: Shown[] = []
  rows.forEach((row, index) => {
    const before = rows[index - 1]?.indicator
    const first1 = !before || before.level1 !== row.indicator.level1
    const first2 = first1 || before.level2 !== row.indicator.level2
    const last = shown[shown.length - 1]
    if (!folded.has(row.indicator.level1)) shown.push({ row, index, first1, first2, folded: 0 })
    else if (first1 || !last?.folded) shown.push({ row, index, first1: true, first2: true, folded: 1 })
    else last.folded += 1
  })
  return shown
}

export function setCells(shown: Shown[], columns: Column[], range: Range, textFor: (row: number, column: number, old: string) => string): Change[] {
  const changes: Change[] = []
  for (let r = range.top; r <= range.bottom; r += 1) {
    const row = shown[r]?.row
    if (!row) continue
    for (let c = range.left; c <= range.right; c += 1) {
      const field = columns[c]?.field
      if (!field) continue
      const old = cellText(row.indicator, field)
      const text = textFor(r - range.top, c - range.left, old)
      if (text !== old) changes.push({ kind: 'cell', row: row.key, field, old, new: text })
    }
  }
  return changes
}

/** Cells from the clipboard laid over the table from (top, left); rows that are missing below are added. */
export function pasteCells(shown: Shown[], columns: Column[], headings: string[], top: number, left: number, cells: string[][]): Change[] {
  const levels = Math.max(0, 2 - left)
  const filled = fillMerged(cells, levels)
  const wide = Math.max(0, ...filled.map((row) => row.length))
  const present = { top, left, bottom: Math.min(top + filled.length, shown.length) - 1, right: Math.min(left + wide, columns.length) - 1 }
  const changes = setCells(shown, columns, present, (r, c, old) => filled[r]?.[c] ?? old)
  const end = shown.length ? shown[shown.length - 1]!.index + Math.max(1, shown[shown.length - 1]!.folded) : 0
  const above = shown[shown.length - 1]?.row.indicator
  filled.slice(Math.max(0, shown.length - top)).forEach((line, n) => {
    const indicator = blankIndicator(headings, above?.level1, above?.level2)
    line.forEach((text, c) => put(indicator as unknown as Record<string, unknown>, columns[left + c]?.field, text))
    changes.push({ kind: 'insert', row: { key: newKey(), indicator }, at: end + n })
  })
  return changes
}

function put(indicator: Record<string, unknown>, field: string | undefined, text: string): void {
  if (!field) return
  if (field.startsWith('values/')) (indicator.values as Record<string, string>)[field.slice('values/'.length)] = text
  else indicator[field] = field === 'weight' ? text || null : text
}

export function insertRows(shown: Shown[], headings: string[], below: number, count: number): Change[] {
  const beside = shown[below]
  const level1 = beside?.row.indicator.level1 ?? ''
  const level2 = beside?.row.indicator.level2 ?? ''
  const place = beside ? beside.index + Math.max(1, beside.folded) : 0
  return Array.from({ length: count }, (_, n) => ({ kind: 'insert' as const, row: { key: newKey(), indicator: blankIndicator(headings, level1, level2) }, at: place + n }))
}

export function removeRows(shown: Shown[], range: Range): Change[] {
  return shown.slice(range.top, range.bottom + 1).filter((one) => !one.folded).reverse().map((one) => ({ kind: 'remove' as const, row: one.row, at: one.index }))
}

/** The selected rows moved one place up (-1) or down (1). */
export function moveRows(shown: Shown[], range: Range, by: -1 | 1): Change[] {
  const chosen = shown.slice(range.top, range.bottom + 1)
  const other = shown[by < 0 ? range.top - 1 : range.bottom + 1]
  if (!other || chosen.some((one) => one.folded) || other.folded) return []
  const target = by < 0 ? chosen[chosen.length - 1]!.index : chosen[0]!.index
  return [{ kind: 'remove', row: other.row, at: other.index }, { kind: 'insert', row: other.row, at: target }]
}
