import type { Money } from '@/api/types'
import { t } from '@/i18n/language'

/** One sum of the overview and the plans that it is made of. */
export interface Sum { id: string; title: string; amount: string | null; rows: SumRow[]; without: number }
export interface SumRow { plan: string; department: string; amount: string; share: number; source: string; link: string }

/** 86420.7 as money is written: 86,420.70. Further digits are kept. */
export function grouped(amount: string): string {
  const [whole = '', rest = ''] = amount.split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest.padEnd(2, '0')}`
}

/** The same with two decimals, half a cent up: for a sum at a glance; what it is made of is shown in full. */
export function rounded(amount: string): string {
  const [whole = '', rest = ''] = amount.replace('-', '').split('.')
  const cents = BigInt(whole + rest.padEnd(2, '0').slice(0, 2)) + (Number(rest[2] ?? 0) >= 5 ? 1n : 0n)
  const text = cents.toString().padStart(3, '0')
  return (amount.startsWith('-') ? '-' : '') + grouped(`${text.slice(0, -2)}.${text.slice(-2)}`)
}

type Line = Money['plans'][number]
function sumOf(money: Money, id: string, title: string, amount: string | null, of: (line: Line) => string | null | undefined, source: (line: Line) => string, link: (line: Line) => string): Sum {
  const rows = money.plans.flatMap((line) => {
    const own = of(line)
    return own ? [{ plan: line.plan, department: line.department.name, amount: own, share: Number(own) / (Number(amount) || 1), source: source(line), link: link(line) }] : []
  })
  return { id, title, amount, rows: rows.sort((a, b) => Number(b.amount) - Number(a.amount)), without: money.plans.length - rows.length }
}

/** What a date of accounts says: 2025H1 is the first half. */
export const periodText = (period: string | null): string => (!period ? '' : period.endsWith('H1') ? t(`${period.slice(0, 4)} 年上半年`, `first half of ${period.slice(0, 4)}`) : t(`${period} 年全年`, `whole of ${period}`))

/** Budget, spending and each fund kind, with what stands behind each. */
export function sumsOf(money: Money): Sum[] {
  const overview = (line: Line): string => `/plans/${line.plan}?view=overview`
  const written = (line: Line): string => t(`目标表写“${line.written ?? ''}”`, `the plan says “${line.written ?? ''}”`)
  const accounts = (line: Line): string => `${periodText(line.period)} · ${line.source ?? ''}`
  return [
    sumOf(money, 'budget', t('预算资金', 'Budget'), money.budget, (line) => line.budget, written, overview),
    sumOf(money, 'executed', t('已支出', 'Spent'), money.executed, (line) => line.executed, accounts, (line) => `/plans/${line.plan}/evidence`),
    ...money.parts.map((part) => sumOf(money, part.name, part.name, part.amount, (line) => line.parts.find((one) => one.name === part.name)?.amount, written, overview)),
  ]
}

/** Spending against the budget of the same departments: 0 to 1 and how many they are. */
export function execution(money: Money): { share: number; count: number } | null {
  const both = money.plans.filter((line) => line.budget && line.executed)
  const budget = both.reduce((sum, line) => sum + Number(line.budget), 0)
  return budget > 0 ? { share: both.reduce((sum, line) => sum + Number(line.executed), 0) / budget, count: both.length } : null
}
