import type { Place, Plan } from '@/api/types'
import { cellText } from './draft'

export interface Remark { code: string; message: string; at?: Place }
type Box = [number, number, number, number]

const squeezed = (text: string): string => text.replace(/\s/g, '')
const boxOf = (place: Place | undefined): Box | null => (Array.isArray(place?.box) && place.box.length === 4 ? (place.box as Box) : null)

/** Whether two places of one page lie beside each other, as the cells of a row do. */
function isBeside(one: Place | undefined, other: Place | undefined): boolean {
  const [a, b] = [boxOf(one), boxOf(other)]
  if (!a || !b || one?.page !== other?.page) return false
  const common = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  return common > 0.5 * Math.min(a[3] - a[1], b[3] - b[1])
}
/** The remark is about this text: it quotes it whole. */
const quotes = (remark: Remark, text: string): boolean => text !== '' && ['“', '"'].some((mark) => squeezed(remark.message).includes(`${mark}${squeezed(text)}${mark === '“' ? '”' : '"'}`))

export const fieldsOf = (plan: Plan): string[] => ['level1', 'level2', 'level3', ...plan.columns.map((column) => `values/${column}`)]

/** The cells that were not read with certainty, as "row/field", with where each stands on its page. */
export function doubtsOf(plan: Plan, remarks: Remark[]): Map<string, Place> {
  const found = new Map<string, Place>()
  for (const remark of remarks.filter((one) => one.code === 'uncertain-characters' && one.at)) {
    const fields = plan.indicators.flatMap((row, n) => (isBeside(remark.at, row.at) ? fieldsOf(plan).filter((field) => quotes(remark, cellText(row, field))).map((field) => `${n}/${field}`) : []))
    for (const field of fields) found.set(field, remark.at!)
  }
  return found
}
