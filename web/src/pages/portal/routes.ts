import type { RouteRecordRaw } from 'vue-router'
import { t } from '@/i18n/language'

/** The public pages, under the same addresses in the server's site and in a published folder. */
export const portalRoutes: RouteRecordRaw[] = [
  {
    path: '/public', component: () => import('./PortalShell.vue'), meta: { bare: true, open: true },
    children: [
      { path: '', component: () => import('./PortalHome.vue'), meta: { title: () => t('预算绩效目标公开', 'Published performance plans') } },
      { path: 'departments/:id', component: () => import('./PortalDepartment.vue'), props: true, meta: { title: () => t('部门', 'Department') } },
      { path: 'plans/:id', component: () => import('./PortalPlan.vue'), props: true, meta: { title: () => t('绩效目标表', 'Performance plan') } },
      { path: 'compare', component: () => import('./PortalCompare.vue'), meta: { title: () => t('同指标比较', 'Same indicator') } },
    ],
  },
]
