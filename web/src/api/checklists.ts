import { ask, put, query } from './client'
import type { components } from './schema'

type Shapes = components['schemas']
export type Period = 'half_year' | 'full_year'
/** One version of what was answered to a point: by the department, or by who evaluates again. */
export type PointAnswer = Shapes['CheckAnswer']
export type Point = Shapes['CheckPoint']
export type Checklist = Shapes['Checklist']
export type Checklists = Shapes['Checklists']
export type NewAnswer = Shapes['NewCheckAnswer']

export async function checklistsOf(plan: string, period: Period, signal?: AbortSignal): Promise<Checklists> {
  return (await ask<Checklists>('GET', `/plans/${plan}/checklists${query({ period })}`, signal ? { signal } : {})).data
}
/** All of the answers are taken or none; the whole list comes back. */
export const answerChecklists = (plan: string, period: Period, answers: NewAnswer[], etag: string): Promise<Checklists> => put(`/plans/${plan}/checklists`, { period, answers }, { etag })
export const reAnswerChecklists = (plan: string, answers: NewAnswer[], etag: string): Promise<Checklists> => put(`/plans/${plan}/re-evaluation/checklists`, { answers }, { etag })
