import type { Role } from '@/api/types'
import type { IconName } from '@/components/icons'
import { t } from '@/i18n/language'

export interface Area { to: string; title: string; icon: IconName; for?: Role[] }
export interface AreaGroup { title: string; areas: Area[] }

const reviewers: Role[] = ['department_reviewer', 'finance_section', 'performance_section']
const county: Role[] = ['finance_section', 'performance_section', 'evaluator', 'auditor']
/** All who see plans. */
const readers: Role[] = ['filer', 'department_reviewer', ...county]

function groups(): AreaGroup[] {
  return [
    { title: '', areas: [
      { to: '/', title: t('工作台', 'Tasks'), icon: 'tasks' },
      { to: '/plans', title: t('绩效目标表', 'Plans'), icon: 'plan', for: readers },
      { to: '/queue', title: t('待审队列', 'Review queue'), icon: 'queue', for: reviewers },
      { to: '/board', title: t('监控看板', 'Monitoring board'), icon: 'board', for: [...reviewers, ...county] },
      { to: '/windows', title: t('填报时间', 'Windows'), icon: 'window', for: [...reviewers, 'administrator'] },
    ] },
    { title: t('分析', 'Analysis'), areas: [
      { to: '/dashboard', title: t('总览', 'Overview'), icon: 'chart', for: [...county, 'department_reviewer'] },
      { to: '/compare', title: t('同指标比较', 'Same indicator'), icon: 'compare', for: readers },
      { to: '/library', title: t('指标库', 'Indicator library'), icon: 'library' },
    ] },
    { title: t('管理', 'Administration'), areas: [
      { to: '/admin/people', title: t('人员与岗位', 'People and roles'), icon: 'people', for: ['administrator'] },
      { to: '/admin/departments', title: t('组织机构', 'Organisation'), icon: 'tree', for: ['administrator'] },
      { to: '/admin/packs', title: t('政策包', 'Policy packs'), icon: 'pack', for: ['administrator', 'performance_section'] },
      { to: '/admin/audit', title: t('操作留痕', 'Audit trail'), icon: 'audit', for: ['administrator', 'auditor'] },
      { to: '/admin/jobs', title: t('后台任务', 'Jobs'), icon: 'jobs', for: ['administrator', 'performance_section'] },
      { to: '/admin/health', title: t('运行状况', 'Health'), icon: 'health', for: ['administrator'] },
    ] },
  ]
}

/** What stands in the menu for somebody with these roles. */
export function areasFor(roles: Set<Role>): AreaGroup[] {
  return groups()
    .map((group) => ({ ...group, areas: group.areas.filter((area) => !area.for || area.for.some((role) => roles.has(role))) }))
    .filter((group) => group.areas.length > 0)
}
