import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { connected } from '@/api/client'
import { t } from '@/i18n/language'
import { say } from '@/model/notices'
import { whoAmI } from '@/model/session'
import { portalRoutes } from '@/pages/portal/routes'

declare module 'vue-router' {
  interface RouteMeta {
    /** What the window is called while this page is open. */
    title?: () => string
    /** Without the shell around it. */
    bare?: boolean
    /** Open to people who have not signed in. */
    open?: boolean
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('@/pages/SignIn.vue'), meta: { title: () => t('登录', 'Sign in'), bare: true, open: true } },
  { path: '/', component: () => import('@/pages/TaskCentre.vue'), meta: { title: () => t('工作台', 'Tasks') } },
  { path: '/plans', component: () => import('@/pages/PlanList.vue'), meta: { title: () => t('绩效目标表', 'Plans') } },
  { path: '/plans/new', component: () => import('@/pages/NewPlan.vue'), meta: { title: () => t('新建目标表', 'New plan') } },
  {
    path: '/plans/:id', component: () => import('@/pages/plan/PlanPage.vue'), props: true, meta: { title: () => t('目标表', 'Plan') },
    children: [
      { path: '', component: () => import('@/pages/plan/PlanEditor.vue') },
      { path: 'changes', component: () => import('@/pages/plan/PlanChanges.vue'), meta: { title: () => t('修改对比', 'Changes') } },
      { path: 'evidence', component: () => import('@/pages/plan/PlanEvidence.vue'), meta: { title: () => t('台账与实际值', 'Evidence') } },
      { path: 'monitoring', component: () => import('@/pages/plan/PlanMonitoring.vue'), meta: { title: () => t('半年监控', 'Monitoring') } },
      { path: 'score', component: () => import('@/pages/plan/PlanScore.vue'), meta: { title: () => t('自评与得分', 'Evaluation') } },
      { path: 'history', component: () => import('@/pages/plan/PlanHistory.vue'), meta: { title: () => t('办理过程', 'History') } },
      { path: 'documents', component: () => import('@/pages/plan/PlanDocuments.vue'), meta: { title: () => t('下载打印', 'Downloads') } },
    ],
  },
  { path: '/imports', component: () => import('@/pages/BulkImport.vue'), meta: { title: () => t('批量导入', 'Import many') } },
  { path: '/queue', component: () => import('@/pages/ReviewQueue.vue'), meta: { title: () => t('待审队列', 'Review queue') } },
  { path: '/board', component: () => import('@/pages/MonitoringBoard.vue'), meta: { title: () => t('监控看板', 'Monitoring board') } },
  { path: '/windows', component: () => import('@/pages/StageWindows.vue'), meta: { title: () => t('填报时间', 'Windows') } },
  { path: '/dashboard', component: () => import('@/pages/TheDashboard.vue'), meta: { title: () => t('总览', 'Overview') } },
  { path: '/compare', component: () => import('@/pages/CompareIndicator.vue'), meta: { title: () => t('同指标比较', 'Same indicator') } },
  { path: '/library', component: () => import('@/pages/IndicatorLibrary.vue'), meta: { title: () => t('指标库', 'Indicator library') } },
  { path: '/search', component: () => import('@/pages/SearchPage.vue'), meta: { title: () => t('搜索', 'Search') } },
  { path: '/account', component: () => import('@/pages/AccountPage.vue'), meta: { title: () => t('账号与安全', 'Account and security') } },
  { path: '/admin/people', component: () => import('@/pages/admin/PeoplePage.vue'), meta: { title: () => t('人员与岗位', 'People and roles') } },
  { path: '/admin/departments', component: () => import('@/pages/admin/DepartmentsPage.vue'), meta: { title: () => t('组织机构', 'Organisation') } },
  { path: '/admin/packs', component: () => import('@/pages/admin/PacksPage.vue'), meta: { title: () => t('政策包', 'Policy packs') } },
  { path: '/admin/audit', component: () => import('@/pages/admin/AuditPage.vue'), meta: { title: () => t('操作留痕', 'Audit trail') } },
  { path: '/admin/jobs', component: () => import('@/pages/admin/JobsPage.vue'), meta: { title: () => t('后台任务', 'Jobs') } },
  { path: '/admin/health', component: () => import('@/pages/admin/HealthPage.vue'), meta: { title: () => t('运行状况', 'Health') } },
  ...portalRoutes,
  { path: '/:rest(.*)*', component: () => import('@/pages/NotFound.vue'), meta: { title: () => t('没有这一页', 'No such page') } },
]

async function allowed(to: RouteLocationNormalized): Promise<boolean | { path: string; query: Record<string, string> }> {
  if (to.meta.open) return true
  try {
    const found = await whoAmI()
    return found ? true : { path: '/sign-in', query: { next: to.fullPath } }
  } catch {
    return { path: '/sign-in', query: { next: to.fullPath } }
  }
}

export const router = createRouter({ history: createWebHistory(), routes, scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } })
router.beforeEach(allowed)
/** A page's own script could not be fetched: the server is away, or has been renewed since this window was opened. */
router.onError((_cause, to, from) => {
  if (!from.matched.length) return
  if (connected.value && navigator.onLine) window.location.assign(to.fullPath)
  else say(t('现在连不上服务器，这一页打不开；连上以后再点。', 'The server cannot be reached, so that page cannot be opened; choose it again later.'), 'wrong')
})
