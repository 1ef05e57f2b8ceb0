import { beforeEach, expect, test } from 'vitest'
import { withCell } from '@/model/draft'
import { firstOf, forget, keep, kept } from '@/model/keeping'
import { plan } from './plans'

/** As a browser has it: what is stored are properties of it. */
class Storage {
  getItem(name: string): string | null { return (this as unknown as Record<string, string>)[name] ?? null }
  setItem(name: string, text: string): void { (this as unknown as Record<string, string>)[name] = text }
  removeItem(name: string): void { delete (this as unknown as Record<string, string>)[name] }
}
beforeEach(() => Object.assign(globalThis, { localStorage: new Storage() }))

const came = plan('甲', '乙', '丙')
const mine = { ...came, indicators: [came.indicators[0]!, withCell(came.indicators[1]!, 'level3', '改写'), came.indicators[2]!] }
const written = { base: came, mine, etag: '"3"', at: '2025-03-01T00:00:00Z' }

test('what is kept comes back whole', () => {
  expect(keep('p', 'x', written, firstOf(came))).toBe(true)
  expect(kept('p', 'x')).toEqual(written)
  expect(kept('p', 'y')).toBeNull()
})
test('rows that nobody touched are not written again', () => {
  const large = plan(...Array.from({ length: 2000 }, (_, n) => `指标${n}`))
  const first = firstOf(large)
  const change = (n: number) => ({ ...written, base: large, mine: { ...large, indicators: large.indicators.map((row, at) => (at === n ? withCell(row, 'level3', '改写') : row)) } })
  keep('p', 'x', change(7), first)
  keep('p', 'x', change(8), first)
  expect(localStorage.getItem('hengji.draft.x.p')!.length).toBeLessThan(25_000)
  expect(kept('p', 'x')!.mine.indicators[8]!.level3).toBe('改写')
})
test('a second window keeps beside what came to it, and the first to save takes only what is its own to take', () => {
  const other = plan('丁', '戊')
  keep('p', 'x', written, firstOf(came))
  const second = firstOf(other)
  keep('p', 'x', { ...written, base: other, mine: other }, second)
  expect(kept('p', 'x')!.mine.indicators.map((row) => row.level3)).toEqual(['丁', '戊'])
  forget('p', 'x')
  expect(kept('p', 'x')).toBeNull()
  keep('p', 'x', { ...written, base: other, mine: other }, second)
  expect(kept('p', 'x')!.mine.indicators).toHaveLength(2)
})
test('nothing is brought back from half of what was kept', () => {
  const first = firstOf(came)
  keep('p', 'x', written, first)
  localStorage.removeItem(`hengji.draft.x.p.first.${first.stamp}`)
  expect(kept('p', 'x')).toBeNull()
})
test('forgetting leaves nothing behind', () => {
  keep('p', 'x', written, firstOf(came))
  forget('p', 'x')
  expect(Object.keys(localStorage)).toEqual([])
})
