/** Tab-separated text as Excel and WPS put it on the clipboard, with quoted cells that hold line breaks. */
export function parseCells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const body = text.replace(/\r\n?/g, '\n')
  for (let n = 0; n < body.length; n += 1) {
    const letter = body[n]
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (body[n + 1] === '"') (cell += '"'), (n += 1)
      else quoted = false
    } else if (letter === '"' && cell === '') {
      quoted = true
    } else if (letter === '\t') {
      row.push(cell)
      cell = ''
    } else if (letter === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
    } else {
      cell += letter
    }
  }
  if (cell !== '' || row.length) rows.push([...row, cell])
  return rows.map((one) => one.map(tidied))
}

/** A cell is one line in the table: breaks that wrapping left inside a Chinese sentence vanish, others become a space. */
function tidied(cell: string): string {
  return cell.replace(/\s*\n\s*/g, (_found, at: number, whole: string) => (/[\u3000-\u9fff\uff00-\uffef]/.test(whole[at - 1] ?? '') ? '' : ' ')).trim()
}

/** The cells as the clipboard wants them, quoted where a cell holds a tab, a quote or a line break. */
export function formatCells(rows: string[][]): string {
  const quote = (cell: string): string => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((row) => row.map(quote).join('\t')).join('\n')
}

/**
 * Excel gives a merged cell its text in the first row only. In the columns of the upper levels (`levels` from the
 * left) the empty cells below take the text from above.
 */
export function fillMerged(rows: string[][], levels: number): string[][] {
  const above: string[] = []
  return rows.map((row) => row.map((cell, column) => {
    if (column >= levels) return cell
    if (cell !== '') {
      above[column] = cell
      above.length = column + 1
      return cell
    }
    return above[column] ?? ''
  }))
}
