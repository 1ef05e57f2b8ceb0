import { reactive } from 'vue'

export interface Notice { id: number; text: string; tone: 'done' | 'wrong' | 'plain'; undo?: () => void; undoLabel?: string }

/** What is said in passing at the foot of the window. */
export const notices = reactive<Notice[]>([])
let last = 0

export function dismiss(id: number): void {
  const at = notices.findIndex((notice) => notice.id === id)
  if (at >= 0) notices.splice(at, 1)
}

export function say(text: string, tone: Notice['tone'] = 'done', undo?: () => void): void {
  const id = ++last
  notices.push(undo ? { id, text, tone, undo } : { id, text, tone })
  if (notices.length > 4) notices.shift()
  setTimeout(() => dismiss(id), tone === 'wrong' || undo ? 9000 : 4500)
}
