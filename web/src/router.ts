import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteRecordRaw } from 'vue-router'
import { t } from '@/i18n/language'
import { whoAmI } from '@/model/session'

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
  {
    path: '/plans/:id', component: () => import('@/pages/plan/PlanPage.vue'), props: true, meta: { title: () => t('目标表', 'Plan') },
    children: [
      { path: '', component: () => import('@/pages/plan/PlanEditor.vue') },
    ],
  },
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
