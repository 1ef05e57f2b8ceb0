import type { Finding, Plan } from '@/api/types'

const tight = (text: string): string => text.replace(/\s+/g, '')

/** The field of the plan that a quote was taken from, when the server did not say: found by the quote itself. */
export function pathOfQuote(plan: Plan, quote: string): string | null {
  const wanted = tight(quote)
  if (wanted.length < 2) return null
  const row = plan.indicators.findIndex((one) => one.level3 !== '' && wanted.includes(tight(one.level3)))
  if (row >= 0) {
    const one = plan.indicators[row]!
    const heading = [...plan.columns].reverse().find((column) => one.values[column] && wanted.endsWith(tight(one.values[column])))
    return `indicators/${row}/${heading ? `values/${heading}` : 'level3'}`
  }
  const body = wanted.replace(/^(中长期目标|年度目标)/, '')
  if (wanted.startsWith('中长期目标') && plan.goals.long_term) return 'goals/long_term'
  if (plan.goals.annual && tight(plan.goals.annual).includes(body)) return 'goals/annual'
  if (plan.goals.long_term && tight(plan.goals.long_term).includes(body)) return 'goals/long_term'
  const duty = plan.functions.findIndex((one) => tight(one.text).includes(wanted) || (one.text.length > 8 && wanted.includes(tight(one.text))))
  if (duty >= 0) return `functions/${duty}/text`
  if (plan.organization?.text && tight(plan.organization.text).includes(wanted)) return 'organization/text'
  if (plan.funds?.written && wanted.includes(tight(plan.funds.written))) return 'funds/written'
  return null
}

/** path → findings that concern it. A finding stands at each of its places. */
export function findingsByPath(plan: Plan, findings: Finding[]): Map<string, Finding[]> {
  const map = new Map<string, Finding[]>()
  for (const finding of findings) {
    for (const path of pathsOf(plan, finding)) if (path) map.set(path, [...(map.get(path) ?? []), finding])
  }
  return map
}

/** The path of each place of a finding, in order; null where it stands nowhere in the plan. */
export function pathsOf(plan: Plan, finding: Finding): (string | null)[] {
  return finding.places.map((place) => place.path ?? pathOfQuote(plan, place.quote))
}

const weight = { blocking: 0, confirm: 1, advice: 2 }

/** What blocks first, what is confirmed last, otherwise as the check gave them. */
export function inOrder(findings: Finding[]): Finding[] {
  const rank = (one: Finding): number => (one.confirmation ? 10 : 0) + weight[one.severity]
  return [...findings].sort((a, b) => rank(a) - rank(b))
}
