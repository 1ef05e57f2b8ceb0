import { ref, watch } from 'vue'

export type Language = 'zh' | 'en'

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is left.
  }
}

/** The language in which the product speaks. Chinese unless the person chose otherwise. */
export const language = ref<Language>(stored('hengji.language') === 'en' ? 'en' : 'zh')

/** One text in both languages, side by side, so that neither can be forgotten. */
export function t(zh: string, en: string): string {
  return language.value === 'zh' ? zh : en
}

/** With a capital letter at its head, as a button or a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

watch(language, (chosen) => {
  remember('hengji.language', chosen)
  if (typeof document !== 'undefined') document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
})
