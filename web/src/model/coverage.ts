import type { Plan } from '@/api/types'
import { likeness } from './figures'

export interface CoveredFunction { number: number | null; text: string; rows: number[] }
export interface FunctionCoverage { functions: CoveredFunction[]; loose: number[] }

const letters = (text: string): string => text.replace(/[^\u4e00-\u9fffA-Za-z0-9]/g, '')

function serves(duty: string, level2: string, level3: string): number {
  const [whole, heading] = [letters(duty), letters(level2)]
  if (heading.length >= 4 && whole.startsWith(heading)) return 2
  if (heading.length >= 4 && whole.includes(heading)) return 1.5
  return Math.max(heading.length >= 4 ? likeness(level2, duty) : 0, likeness(level3, duty) * 0.9)
}

/** Which indicators speak of which function, by their headings first. Rows that are about process alone are left out. */
export function coverageOf(plan: Plan): FunctionCoverage {
  const functions = plan.functions.map((duty) => ({ number: duty.number, text: duty.text, rows: [] as number[] }))
  const loose: number[] = []
  plan.indicators.forEach((row, n) => {
    if (/^(决策|过程|满意度)/.test(row.level1) || row.level3 === '') return
    const scores = plan.functions.map((duty) => serves(duty.text, row.level2, row.level3))
    const best = Math.max(0, ...scores)
    if (best >= 0.45) functions[scores.indexOf(best)]!.rows.push(n)
    else loose.push(n)
  })
  return { functions, loose }
}
