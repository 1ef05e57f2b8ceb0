import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'
import { connected, Problem } from '@/api/client'
import { language, t } from '@/i18n/language'

export interface Load<T> {
  data: ShallowRef<T | undefined>
  problem: Ref<Problem | null>
  loading: Ref<boolean>
  reload: () => Promise<void>
}

/** An exception of any kind as something that can be shown. */
export function asProblem(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  console.error(cause)
  return new Problem(-1, 'page', t('页面出了差错，请刷新再试。', 'Something went wrong on this page; please reload.'))
}

/**
 * Loads when the page opens and whenever one of `sources` or the language changes; an overtaken answer is dropped. What was lost
 * with the connection is asked for again when it is back.
 */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, sources: WatchSource[] = []): Load<T> {
  const data = shallowRef<T>()
  const problem = ref<Problem | null>(null)
  const loading = ref(false)
  let current: AbortController | null = null
  async function reload(): Promise<void> {
    current?.abort()
    const mine = (current = new AbortController())
    loading.value = true
    try {
      const found = await load(mine.signal)
      if (current !== mine) return
      data.value = found
      problem.value = null
    } catch (cause) {
      if (current === mine && !mine.signal.aborted) problem.value = asProblem(cause)
    } finally {
      if (current === mine) loading.value = false
    }
  }
  watch([language, ...sources], () => void reload(), { immediate: true })
  watch(connected, (back) => back && problem.value?.offline && void reload())
  onScopeDispose(() => current?.abort())
  return { data, problem, loading, reload }
}
