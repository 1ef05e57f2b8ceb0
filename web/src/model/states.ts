import type { PlanState, Role, Severity } from '@/api/types'
import { t } from '@/i18n/language'

const states: Record<PlanState, { zh: string; en: string; tone: string }> = {
  draft: { zh: '填报中', en: 'draft', tone: '' },
  submitted: { zh: '待部门审核', en: 'department review', tone: 'blue' },
  department_approved: { zh: '待财政审核', en: 'finance review', tone: 'blue' },
  returned: { zh: '已退回', en: 'returned', tone: 'red' },
  approved: { zh: '已批复', en: 'approved', tone: 'green' },
  adjusting: { zh: '调整中', en: 'being adjusted', tone: 'amber' },
  monitoring: { zh: '监控填报中', en: 'monitoring', tone: 'amber' },
  monitored: { zh: '监控已报送', en: 'monitored', tone: 'green' },
  self_evaluating: { zh: '自评中', en: 'self-evaluation', tone: 'amber' },
  self_evaluated: { zh: '自评已报送', en: 'self-evaluated', tone: 'blue' },
  re_evaluated: { zh: '已再评价', en: 're-evaluated', tone: 'green' },
  rectifying: { zh: '整改中', en: 'rectifying', tone: 'amber' },
  closed: { zh: '已办结', en: 'closed', tone: '' },
}

export const allStates = Object.keys(states) as PlanState[]
export const stateText = (state: PlanState): string => (states[state] ? t(states[state].zh, states[state].en) : state)
export const stateTone = (state: PlanState): string => states[state]?.tone ?? ''

const roleNames: Record<Role, [string, string]> = {
  filer: ['填报人', 'filer'],
  department_reviewer: ['部门审核人', 'department reviewer'],
  finance_section: ['财政业务科室', 'finance section'],
  performance_section: ['财政绩效科', 'performance section'],
  evaluator: ['第三方评价机构', 'evaluator'],
  auditor: ['人大与审计', 'congress and audit'],
  administrator: ['管理员', 'administrator'],
}
export const allRoles = Object.keys(roleNames) as Role[]
export const roleText = (role: Role): string => (roleNames[role] ? t(...roleNames[role]) : role)

const scopes: Record<string, [string, string]> = { read: ['查看', 'read'], write: ['填报', 'write'], review: ['审核', 'review'], admin: ['管理', 'administer'] }
export const scopeText = (scope: string): string => (scopes[scope] ? t(...scopes[scope]) : scope)

/** What a browser calls itself, short: Chrome 156 · Linux. */
export function deviceText(agent: string | null | undefined): string {
  const browser = /(Edg|OPR|Firefox)\/(\d+)/.exec(agent ?? '') ?? /(Chrome|Safari)\/(\d+)/.exec(agent ?? '')
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(agent ?? '')
  const names = [browser ? `${browser[1] === 'Edg' ? 'Edge' : browser[1]} ${browser[2]}` : '', system?.[1] ?? ''].filter(Boolean)
  return names.join(' · ') || agent || t('未知设备', 'unknown')
}

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
