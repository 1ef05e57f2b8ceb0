import type { Indicator, Plan, Target } from '@/api/types'
import { t } from '@/i18n/language'

/** What a target promises, in words a citizen reads: ≥420家 → 不少于 420 家. Null where there is no figure. */
export function promise(target: Target | undefined): string | null {
  if (!target) return null
  const amount = `${target.value ?? ''}${target.unit ? ` ${target.unit}` : ''}`
  if (target.comparison === 'at_least') return t(`不少于 ${amount}`, `at least ${amount}`)
  if (target.comparison === 'at_most') return t(`不超过 ${amount}`, `at most ${amount}`)
  if (target.comparison === 'more_than') return t(`多于 ${amount}`, `more than ${amount}`)
  if (target.comparison === 'less_than') return t(`少于 ${amount}`, `less than ${amount}`)
  if (target.comparison === 'equal') return t(`${amount}`, `exactly ${amount}`)
  if (target.comparison === 'between') return t(`${target.value} 到 ${target.upper} ${target.unit ?? ''}`, `${target.value} to ${target.upper} ${target.unit ?? ''}`)
  if (target.comparison === 'by_date') return t(`${target.date} 前完成`, `done by ${target.date}`)
  return null
}

export interface Pledge { name: string; words: string; half: string | null }

/** The promises with a figure, as far as they are not about the office's own paperwork. */
export function promises(plan: Plan): Pledge[] {
  const own = /^(决策|过程)/
  return plan.indicators.flatMap((row: Indicator) => {
    const words = promise(row.targets?.full_year ?? row.targets?.long_term)
    return words && !own.test(row.level1) ? [{ name: row.level3, words, half: promise(row.targets?.half_year) }] : []
  })
}

export function amount(plan: Plan): string {
  const written = plan.funds?.written?.trim().replace(/^\d{4,}/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ',')) ?? ''
  if (!written) return t('没有写资金', 'no funds written')
  if (!plan.funds.unit) return t(`${written}（表上没有写单位）`, `${written} (no unit on the form)`)
  return written.endsWith(plan.funds.unit) ? `${written.slice(0, -plan.funds.unit.length).trim()} ${plan.funds.unit}` : `${written} ${plan.funds.unit}`
}

/** A few sentences on what the plan says. Nothing is added to what stands in it. */
export function inWords(plan: Plan): string[] {
  const sentences: string[] = []
  const name = plan.department
  if (plan.funds?.written) sentences.push(t(`${name} ${plan.year} 年安排资金 ${amount(plan)}。`, `${name} plans to spend ${amount(plan)} in ${plan.year}.`))
  const people = plan.organization?.headcount
  if (people !== null && people !== undefined) sentences.push(t(`实有 ${people} 人，主要职能 ${plan.functions.length} 项。`, `It has ${people} people and ${plan.functions.length} functions.`))
  else if (plan.functions.length) sentences.push(t(`主要职能 ${plan.functions.length} 项。`, `It has ${plan.functions.length} functions.`))
  const figures = promises(plan).length
  sentences.push(t(`目标表列了 ${plan.indicators.length} 个指标，其中 ${figures} 个是做事的数量、质量和效果上有具体数字的承诺。`, `The plan lists ${plan.indicators.length} indicators; ${figures} are promises with a figure about what is done and achieved.`))
  return sentences
}
