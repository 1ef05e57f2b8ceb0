import { t } from './language'

const day = 86_400_000

/** 2025-03-01T08:30:00Z in the reader's own time zone: 2025-03-01 16:30. */
export function moment(text: string | null | undefined): string {
  if (!text) return ''
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return text
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

export function date(text: string | null | undefined): string {
  if (!text) return ''
  return text.slice(0, 10)
}

/** How far a day is from today, in words: 还有 3 天, 今天, 逾期 2 天. Days are calendar days. */
export function distance(due: string, today: string): string {
  const days = Math.round((Date.parse(due.slice(0, 10)) - Date.parse(today.slice(0, 10))) / day)
  if (days === 0) return t('今天到期', 'due today')
  if (days > 0) return t(`还有 ${days} 天`, `${days} ${days === 1 ? 'day' : 'days'} left`)
  return t(`逾期 ${-days} 天`, `${-days} ${days === -1 ? 'day' : 'days'} late`)
}

/** How long something has been waiting, in whole days or hours. */
export function waited(since: string, now: number = Date.now()): string {
  const hours = Math.max(0, Math.floor((now - Date.parse(since)) / 3_600_000))
  if (hours < 1) return t('不到 1 小时', 'under an hour')
  if (hours < 24) return t(`${hours} 小时`, `${hours} h`)
  const days = Math.floor(hours / 24)
  return t(`${days} 天`, `${days} ${days === 1 ? 'day' : 'days'}`)
}

/** How long ago, roughly. */
export function age(since: string, now: number = Date.now()): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000))
  if (minutes < 1) return t('刚刚', 'just now')
  if (minutes < 60) return t(`${minutes} 分钟前`, `${minutes} min ago`)
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return t(`${hours} 小时前`, `${hours} h ago`)
  const days = Math.floor(hours / 24)
  return t(`${days} 天前`, `${days} ${days === 1 ? 'day' : 'days'} ago`)
}
