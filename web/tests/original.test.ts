import { expect, test } from 'vitest'
import type { Plan } from '@/api/types'
import { cellSpot, remarkSpot, spotOf, type PageText } from '@/model/original'

const texts = (rows: [string, string][]): PageText[] =>
  rows.flatMap(([name, value], n) => [{ text: name, box: [50, 20 * n, 150, 20 * n + 18] }, { text: value, box: [160, 20 * n, 220, 20 * n + 18] }])
const pages = new Map([[1, texts([['新建泵站数量', '≥12座'], ['工程验收\n合格率', '≥98%'], ['用水户满意度', '≥98%']])]])
const row = (level3: string, value: string, line: number) => ({ level1: '产出', level2: '数量', level3, weight: null, values: { 全年值: value }, at: { sheet: '目标表', cell: `C${line}` } })
const plan = { columns: ['全年值'], indicators: [row('新建泵站数量', '≥12座', 7), row('工程验收合格率', '≥98%', 8), row('用水户满意度', '≥98%', 9)] } as unknown as Plan

test('a cell is found on the page by its words, whatever breaks the line', () => {
  expect(spotOf(pages, '工程验收合格率', '')).toEqual({ page: 1, box: [50, 20, 150, 38] })
})
test('words that stand there twice are found by what stands beside them, and else not at all', () => {
  expect(spotOf(pages, '≥98%', '')).toBeNull()
  expect(spotOf(pages, '≥98%', '用水户满意度')).toEqual({ page: 1, box: [160, 40, 220, 58] })
})
test('a row that says the same in two columns says them in their order', () => {
  const twice = { columns: ['半年值', '全年值'], indicators: [{ ...row('计划制定', '健全', 3), values: { 半年值: '健全', 全年值: '健全' } }] } as unknown as Plan
  const drawn = new Map([[1, [{ text: '计划制定', box: [50, 0, 150, 18] }, { text: '健全', box: [220, 0, 280, 18] }, { text: '健全', box: [160, 0, 218, 18] }]]])
  expect(cellSpot(drawn, twice, 0, 'values/半年值', undefined)?.box[0]).toBe(160)
  expect(cellSpot(drawn, twice, 0, 'values/全年值', undefined)?.box[0]).toBe(220)
  expect(cellSpot(new Map([[1, drawn.get(1)!.slice(0, 2)]]), twice, 0, 'values/全年值', undefined)?.box[0]).toBe(50)
})
test('a place that the reading knows is taken as it is', () => {
  expect(cellSpot(new Map(), plan, 0, 'level3', { page: 2, box: [1, 2, 3, 4] })).toEqual({ page: 2, box: [1, 2, 3, 4] })
})
test('a cell that is not drawn is shown by its row', () => {
  expect(cellSpot(pages, plan, 0, 'level1', undefined)?.box).toEqual([50, 0, 150, 18])
})
test('a remark on a cell of a sheet is marked where that cell is drawn', () => {
  const remark = { code: 'faulty-value', message: '指标“工程验收合格率”的全年值：写法不全；按原样保留。', at: { sheet: '目标表', cell: 'D8' } }
  expect(remarkSpot(pages, plan, remark)).toEqual({ page: 1, box: [160, 20, 220, 38] })
})
test('a remark without a place is marked nowhere', () => {
  expect(remarkSpot(pages, plan, { code: 'hidden-sheet', message: '隐藏的工作表“用水户满意度”没有读' })).toBeNull()
})
