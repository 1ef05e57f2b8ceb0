import { describe, expect, it } from 'vitest'
import type { Plan } from '@/api/types'
import { said, toDraft, toPlan, withCell, type Draft } from '@/model/draft'
import { align, merge, takeTheirs } from '@/model/merge'
import { plan } from './plans'

const full = 'values/全年（程）指标值'
const half = 'values/半年（程）指标值'
function mineOf(base: Plan): { draft: Draft; origins: Map<number, number> } {
  const draft = toDraft(base)
  return { draft, origins: new Map(draft.rows.map((row, n) => [row.key, n])) }
}
const set = (whole: Plan, n: number, field: string, text: string): Plan => ({ ...whole, indicators: whole.indicators.map((row, at) => (at === n ? withCell(row, field, text) : row)) })

describe('two people writing one plan', () => {
  it('both keep what they wrote in different cells of one row', () => {
    const base = plan('甲', '乙')
    const { draft, origins } = mineOf(base)
    draft.rows[0]!.indicator = withCell(draft.rows[0]!.indicator, full, '≥9家')
    const merged = merge(base, draft, set(base, 0, half, '≥4家'), origins)
    expect(merged.conflicts).toEqual([])
    expect(merged.draft.rows[0]!.indicator.values).toEqual({ '半年（程）指标值': '≥4家', '全年（程）指标值': '≥9家' })
    expect(merged.taken).toBe(1)
  })

  it('are asked where both wrote into one cell, and nothing is lost meanwhile', () => {
    const base = plan('甲')
    const { draft, origins } = mineOf(base)
    draft.rows[0]!.indicator = withCell(draft.rows[0]!.indicator, full, '≥9家')
    const merged = merge(base, draft, set(base, 0, full, '≥7家'), origins)
    expect(merged.conflicts).toMatchObject([{ base: '', mine: '≥9家', theirs: '≥7家' }])
    expect(merged.draft.rows[0]!.indicator.values['全年（程）指标值']).toBe('≥9家')
    const theirs = takeTheirs(merged.draft, merged.conflicts)
    expect(theirs.rows[0]!.indicator.values['全年（程）指标值']).toBe('≥7家')
  })

  it('agree without a question when both wrote the same', () => {
    const base = plan('甲')
    const { draft, origins } = mineOf(base)
    draft.rows[0]!.indicator = withCell(draft.rows[0]!.indicator, full, '≥9家')
    expect(merge(base, draft, set(base, 0, full, '≥9家'), origins).conflicts).toEqual([])
  })

  it('both see a row the other added, behind its neighbour', () => {
    const base = plan('甲', '乙')
    const { draft, origins } = mineOf(base)
    const theirs = plan('甲', '新的', '乙')
    const merged = merge(base, draft, theirs, origins)
    expect(toPlan(merged.draft).indicators.map((row) => row.level3)).toEqual(['甲', '新的', '乙'])
    expect(merged.origins.get(merged.draft.rows[1]!.key)).toBe(1)
  })

  it('lose a row that one removed and the other left alone', () => {
    const base = plan('甲', '乙')
    const { draft, origins } = mineOf(base)
    expect(toPlan(merge(base, draft, plan('乙'), origins).draft).indicators.map((row) => row.level3)).toEqual(['乙'])
  })

  it('are asked about a row that one removed and the other changed', () => {
    const base = plan('甲', '乙')
    const { draft, origins } = mineOf(base)
    draft.rows[0]!.indicator = withCell(draft.rows[0]!.indicator, full, '≥9家')
    const merged = merge(base, draft, plan('乙'), origins)
    expect(merged.conflicts).toHaveLength(1)
    expect(toPlan(merged.draft).indicators.map((row) => row.level3)).toEqual(['甲', '乙'])
    expect(toPlan(takeTheirs(merged.draft, merged.conflicts)).indicators.map((row) => row.level3)).toEqual(['乙'])
  })

  it('take over what the server read out of a row that only the other changed', () => {
    const base = plan('甲')
    const { draft, origins } = mineOf(base)
    const theirs = set(base, 0, full, '≥7家')
    theirs.indicators[0] = { ...theirs.indicators[0]!, targets: { full_year: { comparison: 'at_least', value: '7', unit: '家' } } }
    const merged = merge(base, draft, theirs, origins)
    expect(merged.draft.rows[0]!.indicator.targets?.full_year?.value).toBe('7')
    expect(said(toPlan(merged.draft))).toBe(said(theirs))
  })

  it('are not asked about a headcount that the server read anew', () => {
    const base = plan('甲')
    const { draft, origins } = mineOf({ ...base, organization: { text: '实有7人', headcount: null } })
    const merged = merge({ ...base, organization: { text: '', headcount: null } }, draft, { ...base, organization: { text: '', headcount: 3 } }, origins)
    expect(merged.conflicts).toEqual([])
    expect(merged.draft.plan.organization.text).toBe('实有7人')
  })

  it('keep a goal that one of them rewrote', () => {
    const base = plan('甲')
    const { draft, origins } = mineOf(base)
    const merged = merge(base, draft, { ...base, goals: { ...base.goals, annual: '重写的目标' } }, origins)
    expect(merged.draft.plan.goals.annual).toBe('重写的目标')
    expect(merged.conflicts).toEqual([])
  })
})

describe('rows of two states', () => {
  it('are matched by name when they moved', () => {
    expect(align(plan('甲', '乙', '丙').indicators, plan('丙', '甲').indicators)).toEqual([2, 0])
  })
  it('are matched by place when a row was renamed', () => {
    expect(align(plan('甲', '乙').indicators, plan('甲', '乙改').indicators)).toEqual([0, 1])
  })
})
