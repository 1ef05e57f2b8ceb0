import { ask, get, patch, post, put, query, remove } from './client'
import type { Comment, Findings, Fix, HistoryEntry, List, MoveName, Plan, PlanDetail, PlanSummary, Revision, RevisionDetail, Saved, StoredFile } from './types'

export interface PlanFilter { year?: number | string; department?: string; region?: string; state?: string; kind?: string; severity?: string; code?: string; q?: string; sort?: string; limit?: number; cursor?: string | null }

export const plansMatching = (filter: PlanFilter, signal?: AbortSignal): Promise<List<PlanSummary>> => get(`/plans${query({ ...filter })}`, signal)
/** All of them, page by page. */
export async function everyPlan(filter: PlanFilter, signal?: AbortSignal): Promise<PlanSummary[]> {
  const found: PlanSummary[] = []
  let cursor: string | null = null
  do {
    const page: List<PlanSummary> = await plansMatching({ ...filter, limit: 200, cursor }, signal)
    found.push(...page.items)
    cursor = page.next
  } while (cursor)
  return found
}
export const planOf = (id: string, signal?: AbortSignal): Promise<PlanDetail> => get(`/plans/${id}`, signal)
export const savePlan = (id: string, plan: Plan, etag: string, keepalive = false): Promise<Saved> => put(`/plans/${id}/plan`, plan, { etag, keepalive })
export const findingsOf = (id: string, signal?: AbortSignal): Promise<Findings> => get(`/plans/${id}/findings`, signal)
export const checkPlan = (plan: Plan, signal: AbortSignal): Promise<Findings> => post('/check', { plan }, { signal, once: '' })
export const confirmFinding = (id: string, fingerprint: string, reason: string): Promise<unknown> => put(`/plans/${id}/confirmations/${encodeURIComponent(fingerprint)}`, { reason })
export const withdrawConfirmation = (id: string, fingerprint: string): Promise<void> => remove(`/plans/${id}/confirmations/${encodeURIComponent(fingerprint)}`)
export const fixFor = (id: string, fingerprint: string): Promise<Fix> => post(`/plans/${id}/fixes`, { fingerprint })
export const movePlan = (id: string, move: MoveName, etag: string, note?: string): Promise<PlanDetail> => post(`/plans/${id}/moves`, note ? { move, note } : { move }, { etag })
export const commentsOf = (id: string, signal?: AbortSignal): Promise<List<Comment>> => get(`/plans/${id}/comments`, signal)
export const addComment = (id: string, text: string, path: string | null, replyTo: string | null): Promise<Comment> => post(`/plans/${id}/comments`, { text, path, reply_to: replyTo })
export const changeComment = (id: string, change: { text?: string; resolved?: boolean }): Promise<Comment> => patch(`/comments/${id}`, change)
export const removeComment = (id: string): Promise<void> => remove(`/comments/${id}`)
export const historyOf = (id: string, signal?: AbortSignal): Promise<List<HistoryEntry>> => get(`/plans/${id}/history`, signal)
export const revisionsOf = (id: string, signal?: AbortSignal): Promise<List<Revision>> => get(`/plans/${id}/revisions?limit=100`, signal)
export const revisionOf = (id: string, number: number, signal?: AbortSignal): Promise<RevisionDetail> => get(`/plans/${id}/revisions/${number}`, signal)
export const documentLink = (id: string, form: string, format: string, date = ''): string => `/api/v1/plans/${id}/documents${query({ form, format, date })}`

/** Stores the bytes of a file; the same bytes are stored once. */
export async function storeFile(file: File): Promise<StoredFile> {
  const reply = await ask<StoredFile>('POST', '/files', { body: file, headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) } })
  return reply.data
}
