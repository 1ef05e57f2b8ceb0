import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { checkPlan } from '@/api/plans'
import type { Finding, Findings, Plan } from '@/api/types'

export interface LiveCheck {
  findings: ShallowRef<Findings | null>
  /** Milliseconds from the last keystroke to the findings being there. */
  took: Ref<number | null>
  /** How many checks have come back. */
  runs: Ref<number>
  failed: Ref<boolean>
  changed: () => void
  start: (initial: Findings) => void
}

/** Milliseconds of quiet before a check: as long as half a check takes, so that large plans are not checked at every letter. */
const shortest = 35
const longest = 250

/**
 * Has the plan checked while it is being written. What was confirmed stays confirmed by its fingerprint, although the
 * check itself knows of no confirmations.
 */
export function useLiveCheck(plan: () => Plan): LiveCheck {
  const findings = shallowRef<Findings | null>(null)
  const took = ref<number | null>(null)
  const runs = ref(0)
  const failed = ref(false)
  const confirmations = new Map<string, Finding['confirmation']>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let running: AbortController | null = null
  let keystroke = 0
  let pause = shortest

  async function run(): Promise<void> {
    timer = null
    running?.abort()
    const mine = (running = new AbortController())
    const asked = performance.now()
    try {
      const found = await checkPlan(plan(), mine.signal)
      if (running !== mine) return
      findings.value = { ...found, findings: found.findings.map(withConfirmation) }
      pause = Math.min(longest, Math.max(shortest, (performance.now() - asked) / 2))
      took.value = performance.now() - keystroke
      runs.value += 1
      failed.value = false
    } catch {
      if (running === mine && !mine.signal.aborted) failed.value = true
    }
  }
  function withConfirmation(one: Finding): Finding {
    const known = confirmations.get(one.fingerprint)
    return known ? { ...one, confirmation: known } : one
  }
  function changed(): void {
    keystroke = performance.now()
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => void run(), pause)
  }
  function start(initial: Findings): void {
    confirmations.clear()
    for (const one of initial.findings) if (one.confirmation) confirmations.set(one.fingerprint, one.confirmation)
    findings.value = initial
  }
  onScopeDispose(() => {
    if (timer) clearTimeout(timer)
    running?.abort()
  })
  return { findings, took, runs, failed, changed, start }
}
