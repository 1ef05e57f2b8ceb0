import { describe, expect, it } from 'vitest'
import { fillMerged, formatCells, parseCells } from '@/model/paste'

describe('cells from the clipboard', () => {
  it('come apart at tabs and line ends, the last of which adds no row', () => {
    expect(parseCells('新增企业\t≥500家\r\n高企\t≥70家\r\n')).toEqual([['新增企业', '≥500家'], ['高企', '≥70家']])
  })
  it('keep tabs and doubled quotes that stand inside quotes', () => {
    expect(parseCells('"“三公”\t经费"\t"说""是"""')).toEqual([['“三公”\t经费', '说"是"']])
  })
  it('lose the breaks that wrapping left inside Chinese, and turn others into a space', () => {
    expect(parseCells('"科技型中小\n企业入库数"\t"R&D\nratio"')).toEqual([['科技型中小企业入库数', 'R&D ratio']])
  })
  it('keep empty cells at the edges', () => {
    expect(parseCells('\ta\t')).toEqual([['', 'a', '']])
  })
  it('come back as they went out', () => {
    const cells = [['a\tb', '引"号'], ['', '末']]
    expect(parseCells(formatCells(cells))).toEqual(cells)
  })
})

describe('merged cells', () => {
  it('give their text to the rows below, until a new group begins', () => {
    expect(fillMerged([['产出', '数量', 'a'], ['', '', 'b'], ['', '质量', 'c'], ['效益', '', 'd']], 2)).toEqual([['产出', '数量', 'a'], ['产出', '数量', 'b'], ['产出', '质量', 'c'], ['效益', '', 'd']])
  })
  it('fill nothing where no level columns are pasted', () => {
    expect(fillMerged([['a'], ['']], 0)).toEqual([['a'], ['']])
  })
})
