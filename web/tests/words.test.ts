import { describe, expect, it } from 'vitest'
import { grouped, rounded } from '@/model/money'
import { promise, promises } from '@/model/plain'
import { planChanges } from '@/model/plandiff'
import { pathOfQuote } from '@/model/locate'
import { wordDiff } from '@/model/textdiff'
import { distance, waited } from '@/i18n/dates'
import { withCell } from '@/model/draft'
import { plan } from './plans'

describe('what changed in a text', () => {
  it('is said by whole figures, not by digits', () => {
    expect(wordDiff('新增420家', '新增430家')).toEqual([{ kind: 'same', text: '新增' }, { kind: 'gone', text: '420' }, { kind: 'new', text: '430' }, { kind: 'same', text: '家' }])
  })
  it('puts together to both texts again', () => {
    const [before, after] = ['科技型中小企业评价入库超860家', '评价入库科技型企业超900家，其中高企70家']
    const pieces = wordDiff(before, after)
    expect(pieces.filter((one) => one.kind !== 'new').map((one) => one.text).join('')).toBe(before)
    expect(pieces.filter((one) => one.kind !== 'gone').map((one) => one.text).join('')).toBe(after)
  })
})

describe('what changed in a plan', () => {
  it('names added, removed and changed rows', () => {
    const before = plan('甲', '乙')
    const after = { ...plan('甲', '丙', '丁'), goals: { ...before.goals, annual: '另一个目标' } }
    after.indicators[0] = withCell(after.indicators[0]!, 'values/全年（程）指标值', '≥3家')
    const changes = planChanges(before, after)
    expect(changes.fields.map((one) => one.path)).toEqual(['goals/annual'])
    expect(changes.rows.map((one) => one.kind)).toEqual(['changed', 'added', 'added', 'removed'])
    expect(changes.rows[0]!.fields).toEqual([{ path: 'values/全年（程）指标值', before: '', after: '≥3家' }])
  })
})

describe('the place of a quote', () => {
  it('is the value cell of the row it names', () => {
    const whole = plan('科技型中小企业入库数')
    whole.indicators[0]!.values['全年（程）指标值'] = '≥900家'
    expect(pathOfQuote(whole, '科技型中小企业入库数 ≥900家')).toBe('indicators/0/values/全年（程）指标值')
    expect(pathOfQuote(whole, '科技型中小企业入库数')).toBe('indicators/0/level3')
  })
  it('is the goal that says it, and nowhere when nothing says it', () => {
    expect(pathOfQuote(plan('甲'), '新增科技型企业420家')).toBe('goals/annual')
    expect(pathOfQuote(plan('甲'), '哪里都没有的话')).toBeNull()
  })
})

describe('a promise in plain words', () => {
  it('reads as a citizen would say it', () => {
    expect(promise({ comparison: 'at_least', value: '420', unit: '家' })).toBe('不少于 420 家')
    expect(promise({ comparison: 'by_date', date: '2025-06-30' })).toBe('2025-06-30 前完成')
    expect(promise({ comparison: 'grade' })).toBeNull()
  })
  it('leaves out the office’s own paperwork', () => {
    const whole = plan('预算执行率', '新增企业')
    whole.indicators[0] = { ...whole.indicators[0]!, level1: '过程', targets: { full_year: { comparison: 'equal', value: '100', unit: '%' } } }
    whole.indicators[1] = { ...whole.indicators[1]!, targets: { full_year: { comparison: 'at_least', value: '5', unit: '家' } } }
    expect(promises(whole).map((one) => one.name)).toEqual(['新增企业'])
  })
})

describe('days', () => {
  it('are counted by the calendar', () => {
    expect(distance('2025-01-31', '2025-01-20')).toBe('还有 11 天')
    expect(distance('2025-01-20', '2025-01-20')).toBe('今天到期')
    expect(distance('2025-01-18', '2025-01-20')).toBe('逾期 2 天')
    expect(waited('2025-01-18T00:00:00Z', Date.parse('2025-01-20T12:00:00Z'))).toBe('2 天')
  })
})

describe('money', () => {
  it('has two decimals as a sum at a glance, half a cent up, and all of them behind it', () => {
    const shown = Object.fromEntries(['94555.701', '0.005', '-1.235', '12', '999.999', '278782.05'].map((amount) => [amount, rounded(amount)]))
    expect(shown).toEqual({ '94555.701': '94,555.70', '0.005': '0.01', '-1.235': '-1.24', '12': '12.00', '999.999': '1,000.00', '278782.05': '278,782.05' })
    expect(grouped('94555.701')).toBe('94,555.701')
  })
})
