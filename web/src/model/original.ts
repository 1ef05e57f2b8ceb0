import type { Place, Plan } from '@/api/types'
import { fieldsOf, type Remark } from './doubts'
import { cellText } from './draft'

/** What stands on a page of the original, and where: left, top, right, bottom, in points. */
export interface PageText { text: string; box: number[] }
export interface Spot { page: number; box: number[] }

const squeezed = (text: string): string => text.replace(/\s/g, '')
const besides = (one: number[], other: number[]): boolean => Math.min(one[3]!, other[3]!) - Math.max(one[1]!, other[1]!) > 0.3 * Math.min(one[3]! - one[1]!, other[3]! - other[1]!)

const stands = (place: Place | undefined): Spot | null => (place?.page && Array.isArray(place.box) && place.box.length === 4 ? { page: place.page, box: place.box } : null)

/** Where a text stands on the pages that are shown; with `row`, only beside that. */
function spotsOf(pages: Map<number, PageText[]>, text: string, row: string): Spot[] {
  const wanted = squeezed(text)
  const found: Spot[] = []
  for (const [page, texts] of wanted ? pages : []) {
    const beside = row && squeezed(row) !== wanted ? texts.filter((one) => squeezed(one.text) === squeezed(row)) : null
    for (const one of texts) {
      if (squeezed(one.text) === wanted && (!beside || beside.some((other) => besides(one.box, other.box)))) found.push({ page, box: one.box })
    }
  }
  return found
}
/** The same for a text that stands there once and no more; null else. */
export function spotOf(pages: Map<number, PageText[]>, text: string, row: string): Spot | null {
  const found = spotsOf(pages, text, row)
  return found.length === 1 ? found[0]! : null
}

/**
 * Where a cell of the reading stands on the original, when the reading knows only its row, a sheet or a table: where the same words
 * stand beside the name of the indicator. Where a row says the same in several columns, they stand in the same order.
 */
function cellFound(pages: Map<number, PageText[]>, plan: Plan, row: number, field: string): Spot | null {
  const indicator = plan.indicators[row]!
  const text = cellText(indicator, field)
  const found = spotsOf(pages, text, indicator.level3).sort((a, b) => a.box[0]! - b.box[0]!)
  const alike = fieldsOf(plan).filter((one) => squeezed(cellText(indicator, one)) === squeezed(text))
  return found.length === alike.length ? found[alike.indexOf(field)] ?? null : null
}

/** Where a cell of the reading stands on the original: where the reading says, where the same words stand, or its row. */
export function cellSpot(pages: Map<number, PageText[]>, plan: Plan, row: number, field: string, known: Place | undefined): Spot | null {
  const indicator = plan.indicators[row]
  return stands(known) ?? (indicator ? cellFound(pages, plan, row, field) ?? stands(indicator.at) ?? spotOf(pages, indicator.level3, '') : null)
}

/** The row of an Excel cell: 7 of D7. */
const rowIn = (cell: string | undefined): string => /\d+$/.exec(cell ?? '')?.[0] ?? ''
const sameRow = (one: Place | undefined, other: Place | undefined): boolean => {
  if (!one || !other) return false
  if (one.sheet !== undefined) return one.sheet === other.sheet && rowIn(one.cell) !== '' && rowIn(one.cell) === rowIn(other.cell)
  return one.table !== undefined && one.table === other.table && one.row === other.row
}

/** The words that a remark quotes, longest first. */
const quoted = (message: string): string[] => [...message.matchAll(/“([^”]+)”|"([^"]+)"/g)].map((found) => found[1] ?? found[2]!).sort((a, b) => b.length - a.length)

/** Where a remark on the reading is to be marked: at its place, at the cell it speaks of, or at the words that it quotes. */
export function remarkSpot(pages: Map<number, PageText[]>, plan: Plan | undefined, remark: Remark): Spot | null {
  const here = stands(remark.at)
  if (here || !remark.at) return here
  const row = plan?.indicators.find((one) => sameRow(one.at, remark.at))
  const heading = row && [...plan!.columns].sort((a, b) => b.length - a.length).find((one) => remark.message.includes(one))
  const there = heading ? cellFound(pages, plan!, plan!.indicators.indexOf(row), `values/${heading}`) : null
  if (there) return there
  for (const words of quoted(remark.message)) {
    const spot = spotOf(pages, words, '')
    if (spot) return spot
  }
  return row ? spotOf(pages, row.level3, '') : null
}
