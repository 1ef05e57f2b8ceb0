import { createApp } from 'vue'
import App from './App.vue'
import { watchConnection } from './api/client'
import { router } from './router'
import './styles/tokens.css'
import './styles/base.css'
import './styles/parts.css'
import './styles/print.css'

watchConnection()
createApp(App).use(router).mount('#app')
