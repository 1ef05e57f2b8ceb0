/** Where one stands in the table and what is selected, as row and column numbers of what is shown. */
export interface Cursor { row: number; column: number; anchorRow: number; anchorColumn: number }
export interface Range { top: number; bottom: number; left: number; right: number }

export const at = (row: number, column: number): Cursor => ({ row, column, anchorRow: row, anchorColumn: column })

export function rangeOf(cursor: Cursor): Range {
  return {
    top: Math.min(cursor.row, cursor.anchorRow), bottom: Math.max(cursor.row, cursor.anchorRow),
    left: Math.min(cursor.column, cursor.anchorColumn), right: Math.max(cursor.column, cursor.anchorColumn),
  }
}

export const within = (range: Range, row: number, column: number): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right

const clamp = (value: number, last: number): number => Math.max(0, Math.min(value, last))

export interface Extent { rows: number; columns: number; page: number }

/** Where a key leads, or null when it is not a key that moves. */
export function moved(cursor: Cursor, key: string, extend: boolean, jump: boolean, extent: Extent): Cursor | null {
  const lastRow = Math.max(0, extent.rows - 1)
  const lastColumn = Math.max(0, extent.columns - 1)
  const steps: Record<string, [number, number]> = {
    ArrowUp: [jump ? -lastRow : -1, 0], ArrowDown: [jump ? lastRow : 1, 0],
    ArrowLeft: [0, jump ? -lastColumn : -1], ArrowRight: [0, jump ? lastColumn : 1],
    PageUp: [-extent.page, 0], PageDown: [extent.page, 0],
    Home: [jump ? -lastRow : 0, -lastColumn], End: [jump ? lastRow : 0, lastColumn],
  }
  const step = steps[key]
  if (!step) return null
  const row = clamp(cursor.row + step[0], lastRow)
  const column = clamp(cursor.column + step[1], lastColumn)
  return extend ? { ...cursor, row, column } : at(row, column)
}

/** The next cell in reading order, or the one before. */
export function next(cursor: Cursor, backwards: boolean, extent: Extent): Cursor {
  const count = extent.rows * extent.columns
  const place = clamp(cursor.row * extent.columns + cursor.column + (backwards ? -1 : 1), Math.max(0, count - 1))
  return at(Math.floor(place / extent.columns), place % extent.columns)
}
