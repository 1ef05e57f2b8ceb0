import { computed, ref } from 'vue'
import { ask, post, remove, signedOut, useCsrf } from '@/api/client'
import type { Role, Session } from '@/api/types'

/** Who has signed in; null while nobody has. */
export const session = ref<Session | null>(null)
let asked: Promise<Session | null> | null = null

function keep(found: Session | null): Session | null {
  session.value = found
  useCsrf(found?.csrf ?? '')
  if (found) signedOut.value = false
  return found
}

/** Asks the server once who we are. */
export function whoAmI(again = false): Promise<Session | null> {
  if (!asked || again) asked = ask<Session>('GET', '/session').then((reply) => keep(reply.data), (cause) => {
    if (cause?.status === 401) return keep(null)
    asked = null
    throw cause
  })
  return asked
}

export async function signIn(account: string, password: string, totp: string): Promise<void> {
  await post('/session', totp ? { account, password, totp } : { account, password })
  await whoAmI(true)
}

export async function signOut(): Promise<void> {
  await remove('/session')
  keep(null)
  asked = Promise.resolve(null)
}

export const roles = computed<Set<Role>>(() => new Set((session.value?.person.roles ?? []).map((binding) => binding.role)))

/** Whether one of these roles is held. What a person may do is decided by the server; this only hides what is of no use. */
export function holds(...wanted: Role[]): boolean {
  return wanted.some((role) => roles.value.has(role))
}

/** Administrators keep the house and see no plans; everybody else does. */
export const seesPlans = computed(() => [...roles.value].some((role) => role !== 'administrator'))

export const today = (): string => session.value?.today ?? new Date().toISOString().slice(0, 10)
export const thisYear = (): number => session.value?.year ?? new Date().getFullYear()
/** The years that are offered to choose from: next year first. */
export const yearsAround = (year: number): number[] => Array.from({ length: 6 }, (_, n) => year + 1 - n)
