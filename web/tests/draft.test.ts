import { describe, expect, it } from 'vitest'
import { apply, blankIndicator, cellText, reversed, toDraft, toPlan, withCell, withValue, type Change } from '@/model/draft'
import { UndoStack } from '@/model/undo'
import { columns, plan } from './plans'

describe('a draft', () => {
  it('takes every change back in the reverse order', () => {
    const draft = toDraft(plan('甲', '乙', '丙'))
    const before = JSON.stringify(toPlan(draft))
    const second = draft.rows[1]!
    const batch: Change[] = [
      { kind: 'cell', row: second.key, field: 'values/全年（程）指标值', old: '', new: '≥5家' },
      { kind: 'remove', row: second, at: 1 },
      { kind: 'insert', row: { key: 9001, indicator: blankIndicator(columns) }, at: 0 },
      { kind: 'field', path: 'goals/annual', old: '年内新增科技型企业420家', new: '改写' },
    ]
    apply(draft, batch)
    expect(toPlan(draft).indicators.map((row) => row.level3)).toEqual(['', '甲', '丙'])
    apply(draft, reversed(batch))
    expect(JSON.parse(JSON.stringify(toPlan(draft)))).toEqual(JSON.parse(before))
  })

  it('drops what a value meant when the value is rewritten, for the server to read anew', () => {
    const row = { ...blankIndicator(columns), targets: { full_year: { comparison: 'at_least' as const, value: '5' } } }
    const changed = withCell(row, 'values/全年（程）指标值', '≥6家')
    expect(cellText(changed, 'values/全年（程）指标值')).toBe('≥6家')
    expect(changed.targets).toBeUndefined()
  })

  it('keeps an empty weight apart from a weight of nought', () => {
    expect(withCell(blankIndicator(columns), 'weight', ' ').weight).toBeNull()
    expect(withCell(blankIndicator(columns), 'weight', '0').weight).toBe('0')
  })

  it('shares everything beside the changed path', () => {
    const one = plan('甲')
    const other = withValue(one, 'goals/annual', '新')
    expect(other.goals.annual).toBe('新')
    expect(one.goals.annual).toBe('年内新增科技型企业420家')
    expect(other.indicators).toBe(one.indicators)
  })

  it('passes over a change of a row that is no longer there', () => {
    const draft = toDraft(plan('甲'))
    apply(draft, [{ kind: 'cell', row: -1, field: 'level3', old: '', new: '乙' }])
    expect(toPlan(draft).indicators[0]!.level3).toBe('甲')
  })
})

describe('the undo stack', () => {
  const step = (text: string): Change[] => [{ kind: 'field', path: 'title', old: '', new: text }]

  it('forgets what was undone once something new is done', () => {
    const stack = new UndoStack()
    stack.push(step('a'))
    stack.push(step('b'))
    expect(stack.undo()).toEqual([{ kind: 'field', path: 'title', old: 'b', new: '' }])
    expect(stack.canRedo).toBe(true)
    stack.push(step('c'))
    expect(stack.canRedo).toBe(false)
    expect(stack.undo()[0]).toMatchObject({ old: 'c' })
    expect(stack.undo()[0]).toMatchObject({ old: 'a' })
    expect(stack.undo()).toEqual([])
  })

  it('redoes what was undone, as it was done', () => {
    const stack = new UndoStack()
    stack.push(step('a'))
    stack.undo()
    expect(stack.redo()).toEqual(step('a'))
    expect(stack.redo()).toEqual([])
  })

  it('takes no notice of a batch without changes', () => {
    const stack = new UndoStack()
    stack.push([])
    expect(stack.canUndo).toBe(false)
  })
})
