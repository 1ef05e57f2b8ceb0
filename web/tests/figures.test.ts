import { describe, expect, it } from 'vitest'
import type { Indicator, Target } from '@/api/types'
import { figuresOf, isStated, likeness } from '@/model/figures'
import { coverageOf } from '@/model/coverage'
import { plan } from './plans'

const row = (level3: string, target?: Target): Indicator => ({ level1: '履职', level2: '', level3, values: {}, ...(target ? { targets: { full_year: target } } : {}) })
const rows = [row('新增科技型企业', { comparison: 'at_least', value: '420', unit: '家' }), row('科技型中小企业入库数', { comparison: 'at_least', value: '900', unit: '家' }), row('技术合同成交额', { comparison: 'at_least', value: '36', unit: '亿元' })]

describe('figures of a goal', () => {
  const text = '2025年是攻坚之年。科技型中小企业评价入库超860家，新增科技型企业420家，完成技术合同成交额超36亿元。'
  const found = figuresOf(text, rows)

  it('are found with their units, years left out', () => {
    expect(found.map((one) => one.text)).toEqual(['860家', '420家', '36亿元'])
    for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.text)
  })
  it('are linked to the indicator that speaks of the same', () => {
    expect(found.map((one) => one.rows[0])).toEqual([1, 0, 2])
  })
  it('say whether the figure is the one of the table', () => {
    expect(found.map((one) => one.agrees)).toEqual([false, true, true])
  })
  it('stay unlinked when nothing of the table resembles them', () => {
    expect(figuresOf('改造农村公路120公里', rows)).toMatchObject([{ text: '120公里', rows: [], agrees: null }])
  })
  it('are not taken from the numbers of documents', () => {
    expect(figuresOf('依据青委发〔2024〕8号和第3章', rows)).toEqual([])
  })
})

describe('likeness', () => {
  it('is 1 for the same words and 0 for strangers', () => {
    expect(likeness('科技型企业', '新增科技型企业')).toBe(1)
    expect(likeness('公路养护', '学前教育')).toBe(0)
    expect(likeness('', '学前教育')).toBe(0)
  })
})

describe('functions and indicators', () => {
  it('belong together when the heading repeats the function', () => {
    const whole = { ...plan('新认定高新技术企业'), functions: [{ number: 1, text: '贯彻落实创新驱动发展战略。' }, { number: 2, text: '负责高新技术企业和科技型企业培育工作，建立梯度培育库。' }] }
    whole.indicators[0]!.level2 = '负责高新技术企业和科技型企业培育工作，建'
    expect(coverageOf(whole).functions.map((one) => one.rows)).toEqual([[], [0]])
  })
  it('leave what is about process aside', () => {
    const whole = { ...plan('预算执行率'), functions: [{ number: 1, text: '承担预算执行工作。' }] }
    whole.indicators[0]!.level1 = '过程'
    expect(coverageOf(whole)).toEqual({ functions: [{ number: 1, text: '承担预算执行工作。', rows: [] }], loose: [] })
  })
})

describe('the other figure of a finding', () => {
  it('is one side of two statements when a quote has it as a whole', () => {
    expect(isStated('2300家', ['入库超2300家', '入库数 ≥2400家'])).toBe(true)
    expect(isStated('9.29', ['执行率 92.87%', '得分 10'])).toBe(false)
    expect(isStated('30', ['入库超2300家', '占 3.30%'])).toBe(false)
    expect(isStated('', ['入库超2300家'])).toBe(false)
  })
})
