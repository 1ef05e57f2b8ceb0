import { onBeforeUnmount, onMounted, type Ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { t } from '@/i18n/language'
import { confirmed } from './questions'
import { theWorkbench } from './workbench'

/**
 * Words of a page that has a button to save them. They are saved as well when the page is left and before a step of the
 * plan; what cannot be saved is not given up unasked. `store` says whether it could.
 */
export function useUnsaved(touched: Ref<boolean>, store: () => Promise<boolean>): void {
  const bench = theWorkbench()
  const save = async (): Promise<boolean> => !touched.value || store()
  const closing = (event: BeforeUnloadEvent): void => void (touched.value && event.preventDefault())
  onMounted(() => {
    bench.saveBeside = save
    window.addEventListener('beforeunload', closing)
  })
  onBeforeUnmount(() => {
    if (bench.saveBeside === save) bench.saveBeside = null
    window.removeEventListener('beforeunload', closing)
  })
  onBeforeRouteLeave(async () => (await save()) || confirmed({
    title: t('写的内容没有存上', 'What was written is not saved'), danger: true, confirm: t('不要了，离开', 'Drop it and leave'),
    text: t('没存上的原因在右下角。离开这一页，刚才写的就没有了；点“取消”留下来改好再存。', 'Why stands in the corner. Leaving drops it; Cancel stays, to mend and save it.'),
  }))
}
