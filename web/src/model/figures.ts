import type { Indicator } from '@/api/types'

/** A figure that a goal promises: where it stands in the text, and the rows that seem to measure it. */
export interface Figure { start: number; end: number; text: string; clause: string; value: string; unit: string; rows: number[]; agrees: boolean | null }

const number = /(\d+(?:,\d{3})*(?:\.\d+)?)\s*(万亿|亿|万)?\s*([\u4e00-\u9fff%‰㎡]{0,3})/g
const notPromises = /^(年|月|日|号|条|章|届|次会议|周年|世纪|五)/
const units = ['公里', '平方米', '亿元', '万元', '万人', '万吨', '百分点', '人次', '户', '家', '项', '个', '人', '元', '件', '次', '场', '台', '所', '座', '处', '亩', '吨', '米', '天', '篇', '名', '份', '套', '辆', '条', '期', '%', '‰']
const breaks = /[，。；、,;！？\n“”（）()]/

function unitOf(scale: string | undefined, behind: string): string {
  const whole = (scale ?? '') + behind
  return units.find((unit) => whole.startsWith(unit)) ?? (scale ?? '') + (units.find((unit) => behind.startsWith(unit)) ?? '')
}

function clauseAround(text: string, start: number, end: number): string {
  let from = start
  let to = end
  while (from > 0 && !breaks.test(text[from - 1]!)) from -= 1
  while (to < text.length && !breaks.test(text[to]!)) to += 1
  return text.slice(from, to)
}

const known = new Map<string, Set<string>>()

/** The neighbouring letters of a text. Names of indicators come again and again, so they are taken apart once. */
function pairs(text: string): Set<string> {
  let found = known.get(text)
  if (!found) {
    const letters = text.replace(/[^\u4e00-\u9fffA-Za-z]/g, '')
    found = new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, n) => letters.slice(n, n + 2)))
    if (known.size > 20_000) known.clear()
    known.set(text, found)
  }
  return found
}

/** How much of the shorter text's neighbouring letters stand in the other: 0 to 1. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)]
  if (!a.size || !b.size) return 0
  let both = 0
  for (const pair of a) if (b.has(pair)) both += 1
  return both / Math.min(a.size, b.size)
}

/** The same for a clause and a row, asked for again whenever any other row changes. */
const scores = new Map<string, WeakMap<Indicator, number>>()
function score(clause: string, row: Indicator): number {
  let known = scores.get(clause)
  if (!known) {
    if (scores.size > 200) scores.clear()
    scores.set(clause, (known = new WeakMap()))
  }
  let found = known.get(row)
  if (found === undefined) known.set(row, (found = likeness(clause, row.level3)))
  return found
}

function agreement(figure: { value: string; unit: string }, row: Indicator): boolean | null {
  for (const target of Object.values(row.targets ?? {})) {
    if (target.value === undefined || (target.unit ?? '') !== figure.unit) continue
    if (Number(target.value) === Number(figure.value)) return true
  }
  const full = row.targets?.full_year
  return full?.value !== undefined && (full.unit ?? '') === figure.unit ? false : null
}

/**
 * The figures of a goal with the indicators that seem to speak of the same. This only links for the eye; whether two
 * figures contradict each other is said by the server's findings alone.
 */
export function figuresOf(text: string, indicators: Indicator[]): Figure[] {
  const figures: Figure[] = []
  for (const found of text.matchAll(number)) {
    const behind = found[3] ?? ''
    const start = found.index
    if ((!found[2] && notPromises.test(behind)) || /[〔\[第]$/.test(text.slice(0, start))) continue
    const unit = unitOf(found[2], behind)
    if (!unit) continue
    const end = start + found[0].length - (behind.length + (found[2]?.length ?? 0)) + unit.length
    const clause = clauseAround(text, start, end)
    const figure = { value: found[1]!.replaceAll(',', ''), unit }
    const likes = indicators.map((row) => score(clause, row))
    const best = likes.reduce((most, one) => Math.max(most, one), 0)
    const rows = best >= 0.5 ? likes.flatMap((like, n) => (like === best ? [n] : [])).slice(0, 3) : []
    const agrees = rows.length ? agreement(figure, indicators[rows[0]!]!) : null
    figures.push({ start, end, text: text.slice(start, end), clause, ...figure, rows, agrees })
  }
  return figures
}

/** A share as the server gives it, "0.7604", as people read it: 76.04%. Nothing where there is none. */
export function percent(share: string | null | undefined): string {
  if (share === null || share === undefined || share === '') return ''
  return `${Number((Number(share) * 100).toFixed(2))}%`
}
/** The same as a length for a bar, from 0 to 120. */
export const barOf = (share: string | null | undefined): number => Math.max(0, Math.min(120, (Number(share ?? 0) || 0) * 100))

/** Whether one of the quotes states the figure itself, as a whole: 30 is not stated by 2300. */
export function isStated(figure: string, quotes: string[]): boolean {
  const digits = /^-?\d[\d.]*/.exec(figure)?.[0]
  if (!digits) return false
  const whole = new RegExp(`(?<![\\d.,])${digits.replaceAll('.', '\\.')}(?![\\d.,])`)
  return quotes.some((quote) => whole.test(quote))
}
