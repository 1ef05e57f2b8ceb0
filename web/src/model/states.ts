import type { PlanState, Role, Severity } from '@/api/types'
import { t } from '@/i18n/language'

const states: Record<PlanState, { zh: string; en: string; tone: string }> = {
  draft: { zh: '草稿', en: 'draft', tone: '' },
  submitted: { zh: '部门审核中', en: 'department review', tone: 'blue' },
  department_approved: { zh: '财政审核中', en: 'finance review', tone: 'blue' },
  returned: { zh: '已退回', en: 'returned', tone: 'red' },
  approved: { zh: '已批复', en: 'approved', tone: 'green' },
  adjusting: { zh: '调整中', en: 'being adjusted', tone: 'amber' },
  monitoring: { zh: '监控填报中', en: 'monitoring', tone: 'amber' },
  monitored: { zh: '监控已完成', en: 'monitored', tone: 'green' },
  self_evaluating: { zh: '自评填报中', en: 'self-evaluation', tone: 'amber' },
  self_evaluated: { zh: '自评已提交', en: 'self-evaluated', tone: 'blue' },
  re_evaluated: { zh: '已复评', en: 're-evaluated', tone: 'green' },
  rectifying: { zh: '整改中', en: 'rectifying', tone: 'amber' },
  closed: { zh: '已办结', en: 'closed', tone: '' },
}

export const allStates = Object.keys(states) as PlanState[]
export const stateText = (state: PlanState): string => (states[state] ? t(states[state].zh, states[state].en) : state)
export const stateTone = (state: PlanState): string => states[state]?.tone ?? ''

const roleNames: Record<Role, [string, string]> = {
  filer: ['填报人', 'filer'],
  department_reviewer: ['部门审核人', 'department reviewer'],
  finance_section: ['财政业务科', 'finance section'],
  performance_section: ['绩效科', 'performance section'],
  evaluator: ['评价人员', 'evaluator'],
  auditor: ['人大和审计', 'congress and audit'],
  administrator: ['管理员', 'administrator'],
}
export const allRoles = Object.keys(roleNames) as Role[]
export const roleText = (role: Role): string => (roleNames[role] ? t(...roleNames[role]) : role)

const severities: Record<Severity, { zh: string; en: string; tone: string; sign: string }> = {
  blocking: { zh: '必须改', en: 'must be mended', tone: 'red', sign: '■' },
  confirm: { zh: '须确认', en: 'mend or confirm', tone: 'amber', sign: '▲' },
  advice: { zh: '建议', en: 'advice', tone: 'blue', sign: '●' },
}
export const severityText = (severity: Severity): string => t(severities[severity].zh, severities[severity].en)
export const severityTone = (severity: Severity): string => severities[severity].tone
export const severitySign = (severity: Severity): string => severities[severity].sign

const kinds: Record<string, [string, string]> = {
  'department-goal': ['部门整体', 'department plan'],
  'project-goal': ['项目支出', 'project plan'],
  monitoring: ['绩效监控', 'monitoring'],
  'self-evaluation': ['绩效自评', 'self-evaluation'],
}
export const kindText = (kind: string): string => (kinds[kind] ? t(...kinds[kind]) : kind)
