import { computed, inject, onScopeDispose, provide, ref, shallowReactive, shallowRef, watch, type InjectionKey } from 'vue'
import { connected } from '@/api/client'
import { findingsOf, planOf, savePlan } from '@/api/plans'
import type { Finding, Plan, PlanDetail } from '@/api/types'
import { t } from '@/i18n/language'
import { useLiveCheck } from './checking'
import { apply, newKey, toPlan, withCell, type Change, type Draft, type Row } from './draft'
import { forget, keep, kept } from './keeping'
import { asProblem } from './load'
import { findingsByPath } from './locate'
import { merge, takeTheirs, type Conflict } from './merge'
import { say } from './notices'
import { session } from './session'
import { UndoStack } from './undo'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'failed'
const pause = 1200

const watched = (plan: Plan): Draft => shallowReactive({
  plan, rows: shallowReactive(plan.indicators.map((indicator) => shallowReactive<Row>({ key: newKey(), indicator }))),
})

/** One plan on the desk: what it says, what was done to it, what is found in it, and whether all of it is saved. */
export function useWorkbench(id: string) {
  const detail = shallowRef<PlanDetail | null>(null)
  const problem = ref<ReturnType<typeof asProblem> | null>(null)
  let draft = watched({ indicators: [] } as unknown as Plan)
  const current = shallowRef<Draft>(draft)
  const stack = new UndoStack()
  const steps = ref(0)
  const saveState = ref<SaveState>('saved')
  const savedAt = ref<string | null>(null)
  const conflicts = shallowRef<Conflict[]>([])
  const pending = shallowRef<{ row: number; field: string; text: string } | null>(null)
  const why = ref('')
  let base: Plan
  let etag = ''
  let origins = new Map<number, number>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let keepSoon: ReturnType<typeof setTimeout> | null = null
  const person = session.value?.person.id ?? ''

  function planNow(): Plan {
    const plan = toPlan(draft)
    const typed = pending.value
    if (!typed) return plan
    return { ...plan, indicators: draft.rows.map((row) => (row.key === typed.row ? withCell(row.indicator, typed.field, typed.text) : row.indicator)) }
  }
  const check = useLiveCheck(planNow)
  const editable = computed(() => detail.value?.may_edit !== false && ['draft', 'returned', 'adjusting'].includes(detail.value?.state ?? ''))
  const marks = computed(() => {
    void steps.value
    return check.findings.value ? findingsByPath(toPlan(draft), check.findings.value.findings) : new Map<string, Finding[]>()
  })

  function begin(plan: Plan, tag: string): void {
    base = plan
    etag = tag
    draft = watched(plan)
    origins = new Map(draft.rows.map((row, n) => [row.key, n]))
    current.value = draft
    steps.value += 1
  }

  async function load(): Promise<void> {
    try {
      const found = await planOf(id)
      detail.value = found
      problem.value = null
      begin(found.plan, found.etag)
      check.start(await findingsOf(id))
      bringBack()
    } catch (cause) {
      problem.value = asProblem(cause)
    }
  }

  /** What an earlier visit could not save any more is put on top of what the server has. */
  function bringBack(): void {
    const left = kept(id, person)
    if (!left || !editable.value) return
    forget(id, person)
    if (JSON.stringify(left.mine) === JSON.stringify(base)) return
    const mine = watched(left.mine)
    const own = new Map(mine.rows.map((row, n) => [row.key, n]))
    const merged = merge(left.base, mine, base, own)
    settle(merged)
    origins = merged.origins
    say(t('上次没来得及保存的内容已经找回。', 'What could not be saved last time has been brought back.'), 'plain')
    touched()
  }

  function settle(merged: ReturnType<typeof merge>): void {
    draft.plan = merged.draft.plan
    draft.rows.splice(0, draft.rows.length, ...merged.draft.rows.map((row) => shallowReactive(row)))
    conflicts.value = merged.conflicts
    steps.value += 1
  }

  function touched(): void {
    steps.value += 1
    check.changed()
    saveState.value = connected.value ? 'waiting' : 'offline'
    keepSoon ??= setTimeout(keepNow, 200)
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void save(), pause)
  }

  function keepNow(): void {
    if (keepSoon) clearTimeout(keepSoon)
    keepSoon = null
    if (saveState.value !== 'saved') keep(id, person, { base, mine: toPlan(draft), etag, at: new Date().toISOString() })
  }

  function commit(batch: Change[]): void {
    if (!batch.length || !editable.value) return
    apply(draft, batch.map((change) => (change.kind === 'insert' ? { ...change, row: shallowReactive(change.row) } : change)))
    stack.push(batch)
    touched()
  }
  function undo(): void {
    const batch = stack.undo()
    if (batch.length) apply(draft, batch), touched()
  }
  function redo(): void {
    const batch = stack.redo()
    if (batch.length) apply(draft, batch), touched()
  }
  function typing(row: number, field: string, text: string): void {
    pending.value = { row, field, text }
    check.changed()
  }
  function stopTyping(): void {
    if (!pending.value) return
    pending.value = null
    check.changed()
  }

  async function save(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    if (saveState.value === 'saving' || conflicts.value.length || !editable.value) return
    const mine = toPlan(draft)
    const rowsThen = draft.rows.map((row) => row.key)
    if (JSON.stringify(mine) === JSON.stringify(base)) return void settled(null)
    saveState.value = 'saving'
    try {
      const saved = await savePlan(id, mine, etag)
      base = mine
      etag = saved.etag
      origins = new Map(rowsThen.map((key, n) => [key, n]))
      if (detail.value) detail.value = { ...detail.value, revision: saved.revision, counts: saved.counts, etag: saved.etag }
      settled(saved.updated_at ?? new Date().toISOString())
    } catch (cause) {
      await notSaved(asProblem(cause))
    }
  }

  function settled(at: string | null): void {
    if (at) savedAt.value = at
    if (JSON.stringify(toPlan(draft)) === JSON.stringify(base)) {
      saveState.value = 'saved'
      forget(id, person)
    } else {
      saveState.value = 'waiting'
      timer = setTimeout(() => void save(), pause)
    }
  }

  async function notSaved(met: ReturnType<typeof asProblem>): Promise<void> {
    if (met.offline) {
      saveState.value = 'offline'
    } else if (met.status === 409 || met.status === 412) {
      await takeIn(met.body.changed_by as { name?: string } | undefined)
    } else {
      saveState.value = 'failed'
      why.value = met.message
    }
  }

  /** Fetches what somebody else saved and brings it together with what stands here. */
  async function takeIn(by?: { name?: string } | null): Promise<void> {
    try {
      const theirs = await planOf(id)
      const merged = merge(base, { plan: draft.plan, rows: [...draft.rows] }, theirs.plan, origins)
      base = theirs.plan
      etag = theirs.etag
      detail.value = theirs
      settle(merged)
      origins = merged.origins
      const name = by?.name ?? theirs.updated_by?.name ?? t('别人', 'somebody else')
      if (merged.taken) say(t(`${name}改了 ${merged.taken} 处，已并入。`, `${name} changed ${merged.taken} places; they are merged in.`), 'plain')
      saveState.value = merged.conflicts.length ? 'conflict' : 'waiting'
      check.changed()
      if (!merged.conflicts.length) timer = setTimeout(() => void save(), 100)
    } catch (cause) {
      saveState.value = asProblem(cause).offline ? 'offline' : 'failed'
    }
  }

  function resolve(theirs: Conflict[]): void {
    const chosen = takeTheirs({ plan: draft.plan, rows: [...draft.rows] }, theirs)
    draft.plan = chosen.plan
    draft.rows.splice(0, draft.rows.length, ...chosen.rows.map((row) => shallowReactive(row)))
    conflicts.value = []
    touched()
  }

  /** Somebody else's save was announced: taken in at once when there is nothing of mine in the way. */
  function announced(revision: number): void {
    if (detail.value && revision > detail.value.revision && saveState.value !== 'saving') void takeIn(null)
  }

  function replace(found: PlanDetail): void {
    detail.value = found
    begin(found.plan, found.etag)
    void findingsOf(id).then(check.start)
  }

  watch(connected, (back) => back && saveState.value === 'offline' && void save())
  window.addEventListener('pagehide', keepNow)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', keepNow)
    keepNow()
    if (timer) void save()
  })
  const tag = (): string => etag
  const able = computed(() => (void steps.value, { undo: stack.canUndo, redo: stack.canRedo }))
  return { id, detail, problem, current, editable, marks, check, saveState, savedAt, conflicts, why, able, steps, pending,
    load, commit, undo, redo, typing, stopTyping, save, resolve, announced, replace, tag, plan: () => toPlan(draft) }
}

export type Workbench = ReturnType<typeof useWorkbench>
const key: InjectionKey<Workbench> = Symbol('workbench')
export const provideWorkbench = (bench: Workbench): void => provide(key, bench)
export function theWorkbench(): Workbench {
  const bench = inject(key)
  if (!bench) throw new Error('no plan is open')
  return bench
}
