import { onScopeDispose } from 'vue'

type Listener = (data: unknown) => void
const listeners = new Map<string, Set<Listener>>()
let source: EventSource | null = null

function tell(event: MessageEvent<string>): void {
  let data: unknown
  try {
    data = JSON.parse(event.data)
  } catch {
    data = null
  }
  listeners.get(event.type)?.forEach((listener) => listener(data))
}

function open(): void {
  if (source && source.readyState !== EventSource.CLOSED) return
  source = new EventSource('/api/v1/events')
  for (const kind of ['task', 'job', 'plan']) source.addEventListener(kind, tell as (event: Event) => void)
}

/** Calls back when the server tells of one of `kinds`, as long as the page is open. One stream serves all pages. */
export function useEvents(kinds: ('task' | 'job' | 'plan')[], listener: Listener): void {
  for (const kind of kinds) {
    if (!listeners.has(kind)) listeners.set(kind, new Set())
    listeners.get(kind)!.add(listener)
  }
  if (typeof EventSource !== 'undefined') open()
  onScopeDispose(() => {
    for (const kind of kinds) listeners.get(kind)?.delete(listener)
    if (source && [...listeners.values()].every((set) => set.size === 0)) {
      source.close()
      source = null
    }
  })
}
