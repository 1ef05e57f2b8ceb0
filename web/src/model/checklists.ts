import { computed, type ComputedRef, type Ref } from 'vue'
import { checklistsOf, type Checklist, type Checklists, type NewAnswer, type Period, type Point, type PointAnswer } from '@/api/checklists'
import { useLoad, type Load } from './load'
import { theWorkbench } from './workbench'

/** The name of an indicator in its checklist's address: with its levels where two have one name. */
export const addressOf = (one: Checklist, all: Checklist[]): string =>
  all.filter((other) => other.indicator === one.indicator).length > 1 ? [one.level1, one.level2, one.indicator].join('/') : one.indicator

/** What stands in the form for a point. `holds` is null where nobody has said. */
export interface Draft { holds: boolean | null; evidence: string; note: string; reason: string; file: string | null; fileName: string; upload: File | null }

export function draftOf(answer: PointAnswer | null): Draft {
  return { holds: answer?.holds ?? null, evidence: answer?.evidence ?? '', note: answer?.note ?? '', reason: answer?.reason ?? '', file: answer?.file ?? null, fileName: answer?.file_name ?? '', upload: null }
}
/** What was answered on this side so far. */
export const standing = (point: Point, again: boolean): PointAnswer | null => (again ? point.re_answer : point.answer)

export function isChanged(draft: Draft, point: Point, again: boolean): boolean {
  const before = draftOf(standing(point, again))
  return draft.upload !== null || (['holds', 'evidence', 'note', 'reason', 'file'] as const).some((field) => draft[field] !== before[field])
}
/** A re-evaluation that differs from the department's answer says why. */
export const needsReason = (draft: Draft, point: Point): boolean => draft.holds !== null && draft.holds !== (point.answer?.holds ?? null)

export const newAnswer = (indicator: string, point: string, draft: Draft): NewAnswer => ({
  indicator, point, holds: draft.holds, evidence: draft.evidence.trim(), file: draft.file, note: draft.note.trim(), reason: draft.reason.trim(),
})

export interface PlanChecklists { load: Load<Checklists>; of: ComputedRef<(indicator: string, level1?: string) => Checklist | undefined>; period: Ref<Period> }

/** The checklists of the open plan for a period. */
export function useChecklists(period: Ref<Period>): PlanChecklists {
  const bench = theWorkbench()
  const load = useLoad((signal) => checklistsOf(bench.id, period.value, signal), [period, bench.detail])
  const of = computed(() => (indicator: string, level1?: string): Checklist | undefined => {
    const named = (load.data.value?.checklists ?? []).filter((one) => one.indicator === indicator)
    return named.find((one) => level1 !== undefined && one.level1 === level1) ?? named[0]
  })
  return { load, of, period }
}
