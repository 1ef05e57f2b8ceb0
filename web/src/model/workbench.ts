import { computed, inject, onScopeDispose, provide, ref, shallowReactive, shallowRef, toRaw, watch, type InjectionKey } from 'vue'
import { connected } from '@/api/client'
import { findingsOf, planOf, savePlan } from '@/api/plans'
import type { Finding, Plan, PlanDetail } from '@/api/types'
import { t } from '@/i18n/language'
import { useLiveCheck } from './checking'
import { apply, newKey, said, toPlan, withCell, type Change, type Draft, type Row } from './draft'
import { firstOf, forget, keep, kept, type First } from './keeping'
import { asProblem } from './load'
import { findingsByPath } from './locate'
import { merge, takeTheirs, type Conflict, type Merged } from './merge'
import { say } from './notices'
import { session } from './session'
import { UndoStack } from './undo'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'failed'
type Met = ReturnType<typeof asProblem>
type Timer = ReturnType<typeof setTimeout>
/** Milliseconds of quiet before what was done is saved, and before it is kept on this machine. */
const savePause = 1200
const keepPause = 200

const watched = (plan: Plan): Draft => shallowReactive({
  plan, rows: shallowReactive(plan.indicators.map((indicator) => shallowReactive<Row>({ key: newKey(), indicator }))),
})
/** The same without the watching, to be read as a whole. */
const unwatched = (draft: Draft): Draft => ({ plan: draft.plan, rows: toRaw(toRaw(draft).rows).map((row) => toRaw(row)) })
const numbered = (draft: Draft): Map<number, number> => new Map(draft.rows.map((row, n) => [row.key, n]))
const same = (one: Plan, other: Plan): boolean => said(one) === said(other)

/** One plan on the desk: what it says, what was done to it, what is found in it, and whether all of it is saved. */
export class Workbench {
  readonly detail = shallowRef<PlanDetail | null>(null)
  readonly problem = ref<Met | null>(null)
  readonly current = shallowRef<Draft>(watched({ indicators: [] } as unknown as Plan))
  /** Counts what was done, so that what is computed from the whole plan knows when to look again. */
  readonly steps = ref(0)
  readonly saveState = ref<SaveState>('saved')
  readonly savedAt = ref<string | null>(null)
  readonly why = ref('')
  readonly conflicts = shallowRef<Conflict[]>([])
  readonly check = useLiveCheck(() => this.planAsTyped())
  readonly editable = computed(() => this.detail.value?.may_edit !== false && ['draft', 'returned', 'adjusting'].includes(this.detail.value?.state ?? ''))
  readonly marks = computed(() => this.marksNow())
  readonly able = computed(() => (void this.steps.value, { undo: this.stack.canUndo, redo: this.stack.canRedo }))
  /** Saves what a page beside the table has of its own; false when it could not. */
  saveBeside: (() => Promise<boolean>) | null = null
  private last: { draft: Draft; step: number; plan: Plan } | null = null
  private readonly stack = new UndoStack()
  private readonly person = session.value?.person.id ?? ''
  private pending: { row: number; field: string; text: string } | null = null
  private base = {} as Plan
  private first: First | null = null
  private etag = ''
  private origins = new Map<number, number>()
  private saveTimer: Timer | null = null
  private keepTimer: Timer | null = null

  constructor(readonly id: string) {
    watch(connected, (back) => back && this.saveState.value === 'offline' && void this.save())
    window.addEventListener('pagehide', this.keepNow)
    onScopeDispose(() => {
      window.removeEventListener('pagehide', this.keepNow)
      this.keepNow()
      if (this.saveTimer) void this.save()
    })
  }

  /** What the desk says now. Whoever shows it depends on `steps` alone, and not on each of thousands of rows. */
  plan = (): Plan => {
    const [draft, step] = [this.current.value, this.steps.value]
    if (this.last?.draft !== draft || this.last.step !== step) this.last = { draft, step, plan: toPlan(unwatched(draft)) }
    return this.last.plan
  }
  /** The rows as they are now, to be read as a whole. */
  rows = (): Row[] => (void this.steps.value, unwatched(this.current.value).rows)
  tag = (): string => this.etag

  load = async (): Promise<void> => {
    try {
      const found = await planOf(this.id)
      this.detail.value = found
      this.problem.value = null
      this.begin(found.plan, found.etag)
      this.check.start(await findingsOf(this.id))
      this.bringBack()
    } catch (cause) {
      this.problem.value = asProblem(cause)
    }
  }

  /** Puts what the server has now on the desk, after a step of the plan's course. */
  replace(found: PlanDetail): void {
    this.detail.value = found
    this.begin(found.plan, found.etag)
    void findingsOf(this.id).then(this.check.start)
  }

  /** What may be done now, after something beside the text changed; the text on the desk stays. */
  refresh = async (): Promise<void> => {
    try {
      const found = await planOf(this.id)
      const now = this.detail.value
      if (!now || found.revision !== now.revision) return
      this.detail.value = found
      this.etag = found.etag
    } catch {
      // What was known before stays on the page until the server answers again.
    }
  }

  /** Findings and offers are worded by the server: asked for again when the language changes. */
  reword = async (): Promise<void> => {
    if (this.saveState.value !== 'saved') return this.check.changed()
    await this.refresh()
    this.check.start(await findingsOf(this.id))
  }

  commit(batch: Change[]): void {
    if (!batch.length || !this.editable.value) return
    apply(this.current.value, batch.map((change) => (change.kind === 'insert' ? { ...change, row: shallowReactive(change.row) } : change)))
    this.stack.push(batch)
    this.touched()
  }

  /** Enters what was written over `base`; when somebody else's wording has come in meanwhile, both are put to the person. */
  enter(change: Extract<Change, { kind: 'cell' | 'field' }>, base: string, label: string): void {
    const [mine, now] = [String(change.new ?? ''), String(change.old ?? '')]
    if (mine === now || mine === base) return
    this.commit([change])
    if (now !== base) this.conflicts.value = [{ path: change.kind === 'cell' ? `row/${change.row}/${change.field}` : change.path, label, base, mine, theirs: now }]
  }

  undo = (): void => this.again(this.stack.undo())
  redo = (): void => this.again(this.stack.redo())

  /** What is being typed is checked with the rest, though nothing is entered yet. */
  typing(row: number, field: string, text: string): void {
    this.pending = { row, field, text }
    this.check.changed()
  }

  stopTyping(): void {
    if (!this.pending) return
    this.pending = null
    this.check.changed()
  }

  save = async (): Promise<void> => {
    this.stopTimer()
    if (this.saveState.value === 'saving' || this.conflicts.value.length || !this.editable.value) return
    const mine = this.plan()
    const then = numbered(this.current.value)
    if (same(mine, this.base)) return this.settled(null)
    this.saveState.value = 'saving'
    try {
      const saved = await savePlan(this.id, mine, this.etag)
      this.base = mine
      this.etag = saved.etag
      this.origins = then
      const before = this.detail.value
      if (before) this.detail.value = { ...before, revision: saved.revision, counts: saved.counts, etag: saved.etag }
      this.settled(saved.updated_at ?? new Date().toISOString())
      if (before && (before.counts.blocking !== saved.counts.blocking || before.counts.open !== saved.counts.open)) void this.refresh()
    } catch (cause) {
      await this.notSaved(asProblem(cause))
    }
  }

  /** Ends a conflict: `theirs` are the places where the other's wording is taken. */
  resolve(theirs: Conflict[]): void {
    const draft = this.current.value
    this.put(takeTheirs({ plan: draft.plan, rows: [...draft.rows] }, theirs))
    this.conflicts.value = []
    this.touched()
  }

  /** Somebody else saved, or took the plan a step further. */
  announced(revision: number | null, state: string | null): void {
    const now = this.detail.value
    if (!now || this.saveState.value === 'saving') return
    if (revision !== null && revision > now.revision) void this.takeIn(null)
    else if (state !== null && state !== now.state && this.saveState.value === 'saved') void this.load()
    else if (this.saveState.value === 'saved') void this.refresh()
  }

  private begin(plan: Plan, etag: string): void {
    this.base = plan
    this.first = firstOf(plan)
    this.etag = etag
    this.current.value = watched(plan)
    this.origins = numbered(this.current.value)
    this.steps.value += 1
  }

  private planAsTyped(): Plan {
    const typed = this.pending
    const plan = this.plan()
    const at = typed ? toRaw(toRaw(this.current.value).rows).findIndex((row) => toRaw(row).key === typed.row) : -1
    if (!typed || at < 0) return plan
    const indicators = [...plan.indicators]
    indicators[at] = withCell(indicators[at]!, typed.field, typed.text)
    return { ...plan, indicators }
  }

  private marksNow(): Map<string, Finding[]> {
    const found = this.check.findings.value
    return found ? findingsByPath(this.plan(), found.findings) : new Map<string, Finding[]>()
  }

  /** What an earlier visit could not save any more is put on top of what the server has. */
  private bringBack(): void {
    const left = kept(this.id, this.person)
    if (!left || !this.editable.value) return
    forget(this.id, this.person)
    if (same(left.mine, this.base)) return
    const mine = watched(left.mine)
    this.settle(merge(left.base, mine, this.base, numbered(mine)))
    say(t('上次没来得及保存的内容已经找回。', 'What could not be saved last time has been brought back.'), 'plain')
    this.touched()
  }

  private settle(merged: Merged): void {
    this.put(merged.draft)
    this.conflicts.value = merged.conflicts
    this.origins = merged.origins
    this.steps.value += 1
  }

  private put(draft: Draft): void {
    this.current.value.plan = draft.plan
    this.current.value.rows.splice(0, this.current.value.rows.length, ...draft.rows.map((row) => shallowReactive(row)))
  }

  private again(batch: Change[]): void {
    if (!batch.length) return
    apply(this.current.value, batch)
    this.touched()
  }

  private touched(): void {
    this.steps.value += 1
    this.check.changed()
    this.saveState.value = connected.value ? 'waiting' : 'offline'
    this.keepTimer ??= setTimeout(this.keepNow, keepPause)
    this.startTimer(savePause)
  }

  private startTimer(pause: number): void {
    this.stopTimer()
    this.saveTimer = setTimeout(() => void this.save(), pause)
  }

  private stopTimer(): void {
    if (this.saveTimer) clearTimeout(this.saveTimer)
    this.saveTimer = null
  }

  private readonly keepNow = (): void => {
    if (this.keepTimer) clearTimeout(this.keepTimer)
    this.keepTimer = null
    if (this.saveState.value === 'saved' || !this.first) return
    keep(this.id, this.person, { base: this.base, mine: this.plan(), etag: this.etag, at: new Date().toISOString() }, this.first)
  }

  private settled(at: string | null): void {
    if (at) this.savedAt.value = at
    if (same(this.plan(), this.base)) {
      this.saveState.value = 'saved'
      forget(this.id, this.person)
    } else {
      this.saveState.value = 'waiting'
      this.startTimer(savePause)
    }
  }

  private async notSaved(met: Met): Promise<void> {
    if (met.offline) {
      this.saveState.value = 'offline'
    } else if (met.status === 409 || met.status === 412) {
      await this.takeIn(met.body.changed_by as { name?: string } | undefined)
    } else {
      this.saveState.value = 'failed'
      this.why.value = met.message
    }
  }

  /** Fetches what somebody else saved and brings it together with what stands here. */
  private async takeIn(by?: { name?: string } | null): Promise<void> {
    try {
      const theirs = await planOf(this.id)
      const merged = merge(this.base, { plan: this.current.value.plan, rows: [...this.current.value.rows] }, theirs.plan, this.origins)
      this.base = theirs.plan
      this.first = firstOf(theirs.plan)
      this.etag = theirs.etag
      this.detail.value = theirs
      this.settle(merged)
      const name = by?.name ?? theirs.updated_by?.name ?? t('别人', 'somebody else')
      if (merged.taken) say(t(`${name}改了 ${merged.taken} 处，已并入。`, `${name} changed ${merged.taken} places; they are merged in.`), 'plain')
      this.saveState.value = merged.conflicts.length ? 'conflict' : 'waiting'
      this.check.changed()
      if (!merged.conflicts.length) this.startTimer(100)
    } catch (cause) {
      this.saveState.value = asProblem(cause).offline ? 'offline' : 'failed'
    }
  }
}

const key: InjectionKey<Workbench> = Symbol('workbench')
export const provideWorkbench = (bench: Workbench): void => provide(key, bench)
export function theWorkbench(): Workbench {
  const bench = inject(key)
  if (!bench) throw new Error('no plan is open')
  return bench
}
