import { t } from '@/i18n/language'

const evidence: Record<string, [string, string]> = {
  computed_from_rows: ['由台账逐笔算出', 'computed from ledger rows'], official_facts: ['由财政事实算出', 'from official facts'],
  stated_with_file: ['填报并附材料', 'stated with a file'], stated_only: ['仅有填报', 'stated only'], none: ['没有佐证', 'no evidence'],
}
export const evidenceText = (grade: string | undefined): string => (grade ? (evidence[grade] ? t(...evidence[grade]) : grade) : '')

const states: Record<string, [string, string]> = {
  measured: ['已测算', 'measured'], stated: ['已填报', 'stated'], not_applicable: ['不适用', 'not applicable'], not_enough_data: ['资料不够', 'not enough data'], faulty: ['数据有误', 'faulty data'],
}
export const measureStateText = (state: string): string => (states[state] ? t(...states[state]) : state)
