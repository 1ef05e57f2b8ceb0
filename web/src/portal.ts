import { createApp } from 'vue'
import { createRouter, createWebHashHistory, RouterView } from 'vue-router'
import { fromFiles } from './api/portal'
import { portalKey } from './pages/portal/portal'
import { portalRoutes } from './pages/portal/routes'
import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/print.css'

const router = createRouter({ history: createWebHashHistory(), routes: [{ path: '/', redirect: '/public' }, ...portalRoutes] })
createApp(RouterView).provide(portalKey, fromFiles).use(router).mount('#app')
