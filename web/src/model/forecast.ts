import type { Outlook } from '@/api/types'
import { t } from '@/i18n/language'

export interface Forecast { expected?: string; low?: string | null; high?: string | null; reaches_target?: boolean; probability?: number; how?: string }

/** The server marks what was rounded with 约, which is said here once for all. */
const plain = (figure: string): string => figure.replace(/^约/, '')

/** 约 340 家，多半在 300 家 到 425 家 之间: where the year is likely to end. */
export function endText(one: Forecast): string {
  if (!one.expected) return ''
  const expected = plain(one.expected)
  return one.low && one.high ? t(`约 ${expected}，多半在 ${plain(one.low)} 到 ${plain(one.high)} 之间`, `about ${expected}, most likely ${plain(one.low)} to ${plain(one.high)}`) : t(`约 ${expected}（粗略）`, `roughly ${expected}`)
}

/** A chance in words that need no statistics. The edges are never certain. */
export function chanceText(probability: number | undefined): string {
  if (probability === undefined) return ''
  const percent = Math.min(99, Math.max(1, Math.round(probability * 100)))
  const words = percent >= 90 ? t('很有把握完成', 'very likely to be reached') : percent >= 60 ? t('多半能完成', 'likely to be reached') : percent >= 40 ? t('一半一半', 'about even') : percent >= 10 ? t('多半完不成', 'likely to be missed') : t('很难完成', 'very unlikely to be reached')
  return t(`${words}（可能性约 ${percent}%）`, `${words} (about ${percent}%)`)
}

/** What may be said of a target: without an interval the half-year was only doubled, which says little. */
export function verdict(one: Forecast): { tone: string; text: string } {
  if (one.probability !== undefined) return { tone: one.probability < 0.4 ? 'red' : one.probability < 0.6 ? 'amber' : 'green', text: chanceText(one.probability) }
  if (one.reaches_target === undefined) return { tone: '', text: '' }
  if (one.low) return one.reaches_target ? { tone: 'green', text: t('能完成', 'on course') } : { tone: 'red', text: t('可能完不成', 'may fall short') }
  if (!one.reaches_target) return { tone: '', text: t('低于全年目标，要留意', 'below the target of the year, to be watched') }
  return { tone: '', text: '' }
}

/** 8 项预计能完成，2 项可能完不成 */
export function outlookText(outlook: Outlook): string {
  const parts = [
    outlook.short ? t(`${outlook.short} 项可能完不成`, `${outlook.short} may fall short`) : '',
    outlook.reached ? t(`${outlook.reached} 项能完成`, `${outlook.reached} on course`) : '',
    outlook.unsure ? t(`${outlook.unsure} 项要留意`, `${outlook.unsure} to be watched`) : '',
  ].filter(Boolean)
  return parts.length ? parts.join(t('，', ', ')) : t('没有可以推算的指标', 'nothing to forecast from')
}
