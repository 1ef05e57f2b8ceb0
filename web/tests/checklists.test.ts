import { expect, test } from 'vitest'
import type { Checklist, Point, PointAnswer } from '@/api/checklists'
import { addressOf, draftOf, isChanged, needsReason, newAnswer } from '@/model/checklists'

const answer = (holds: boolean | null, evidence = '科技规〔2025〕3号'): PointAnswer => ({ id: 'a', side: 'self', holds, evidence, file: null, file_name: null, note: null, reason: null, by: { id: 'p', name: '甲' }, at: '2025-07-01T00:00:00Z' })
const point = (given: Partial<Point> = {}): Point => ({ point: '有中长期规划', points: '1', answer: null, re_answer: null, earlier: null, history: [], ...given })
const list = (indicator: string, level2: string): Checklist => ({ indicator, level1: '决策', level2, basis: null, total: '4', held: null, answered: 0, points: [] })

test('an indicator is addressed by its name, and by its levels where two have one name', () => {
  const all = [list('制度健全性', '项目立项'), list('制度健全性', '财务管理'), list('目标合理性', '绩效目标')]
  expect(all.map((one) => addressOf(one, all))).toEqual(['决策/项目立项/制度健全性', '决策/财务管理/制度健全性', '目标合理性'])
})
test('nothing said is no change, and the half-year is no answer for the year', () => {
  expect(isChanged(draftOf(null), point({ earlier: answer(true) }), false)).toBe(false)
  expect(isChanged({ ...draftOf(null), holds: false }, point(), false)).toBe(true)
})
test('taking an answer back is a change', () => {
  const given = point({ answer: answer(true) })
  expect(isChanged({ ...draftOf(given.answer), holds: null }, given, false)).toBe(true)
})
test('a re-evaluation says why only where it differs', () => {
  const given = point({ answer: answer(true) })
  expect(needsReason({ ...draftOf(null), holds: true }, given)).toBe(false)
  expect(needsReason({ ...draftOf(null), holds: false }, given)).toBe(true)
  expect(needsReason(draftOf(null), given)).toBe(false)
})
test('what is sent is without the white space around it', () => {
  expect(newAnswer('目标合理性', '有中长期规划', { ...draftOf(null), holds: true, evidence: ' 第3页 ' })).toEqual({ indicator: '目标合理性', point: '有中长期规划', holds: true, evidence: '第3页', file: null, note: '', reason: '' })
})
