import { ref } from 'vue'
import { remember } from '@/i18n/language'

export type Theme = 'light' | 'dark'

/** Set before the first paint by theme.js; kept here from then on. */
export const theme = ref<Theme>(typeof document !== 'undefined' && document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light')

export function turnTheme(): void {
  theme.value = theme.value === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset.theme = theme.value
  remember('hengji.theme', theme.value)
}
