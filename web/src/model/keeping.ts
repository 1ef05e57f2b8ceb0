import type { Plan } from '@/api/types'

/** What was written and could not be saved yet, kept on this machine until it is. */
export interface Kept { base: Plan; mine: Plan; etag: string; at: string }

const nameOf = (id: string, person: string): string => `hengji.draft.${person}.${id}`

export function keep(id: string, person: string, kept: Kept): boolean {
  try {
    localStorage.setItem(nameOf(id, person), JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function kept(id: string, person: string): Kept | null {
  try {
    const text = localStorage.getItem(nameOf(id, person))
    return text ? (JSON.parse(text) as Kept) : null
  } catch {
    return null
  }
}

export function forget(id: string, person: string): void {
  try {
    localStorage.removeItem(nameOf(id, person))
  } catch {
    // Nothing was kept where nothing may be stored.
  }
}
