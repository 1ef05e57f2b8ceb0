import { ref } from 'vue'
import { language, t } from '@/i18n/language'

/** What the server, or the lack of it, answered instead of what was asked for (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly body: Record<string, unknown> = {},
  ) {
    super(message)
  }
  get offline(): boolean {
    return this.status === 0
  }
}

export interface Reply<T> {
  data: T
  etag: string | null
}

export interface Asked {
  body?: unknown
  etag?: string | null
  signal?: AbortSignal
  headers?: Record<string, string>
  /** The same key makes a repeated POST one POST; an empty one says that nothing is stored by it. */
  once?: string
  keepalive?: boolean
}

/** Whether the server answered the last time it was asked. */
export const connected = ref(true)
/** Set when a request came back with 401 although somebody had signed in. */
export const signedOut = ref(false)
let csrf = ''

export function useCsrf(token: string): void {
  csrf = token
}

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function headersOf(method: string, asked: Asked): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language.value, ...asked.headers }
  if (asked.body !== undefined && !(asked.body instanceof Blob)) headers['Content-Type'] = 'application/json'
  if (method !== 'GET') headers['X-CSRF-Token'] = csrf
  if (method === 'POST' && asked.once !== '') headers['Idempotency-Key'] = asked.once ?? newKey()
  if (asked.etag) headers['If-Match'] = asked.etag
  return headers
}

async function problemOf(answer: Response): Promise<Problem> {
  let body: Record<string, unknown> = {}
  try {
    body = (await answer.json()) as Record<string, unknown>
  } catch {
    // Not a problem document: the status alone has to do.
  }
  const said = [body.detail, body.title].find((text) => typeof text === 'string' && text) as string | undefined
  return new Problem(answer.status, String(body.code ?? answer.status), said ?? plainWords(answer.status), body)
}

function plainWords(status: number): string {
  if (status === 401) return t('请先登录。', 'Please sign in first.')
  if (status === 403) return t('您的岗位没有这项权限。', 'Your role does not allow this.')
  if (status === 404) return t('没有找到，可能已被删除或不对您开放。', 'Not found; it may have been removed or is not open to you.')
  if (status === 413) return t('内容太大，服务器不收。', 'Too large for the server to accept.')
  if (status === 429) return t('请求太频繁，请稍候再试。', 'Too many requests; please wait a moment.')
  return t('服务器没能办成，请稍后再试。', 'The server could not do it; please try again later.')
}

const asksAgain = 2
const longestPause = 5

/** A server that has too much to do says when to ask again. The same request may come twice: what it writes is written once. */
async function patiently(request: () => Promise<Response>): Promise<Response> {
  for (let again = 0; ; again++) {
    const answer = await request()
    const pause = Number(answer.headers.get('retry-after'))
    if (answer.status !== 503 || again === asksAgain || !(pause > 0 && pause <= longestPause)) return answer
    await new Promise((done) => setTimeout(done, pause * 1000 * (0.5 + Math.random())))
  }
}

/** A plan of thousands of rows is handed over as a Blob: a browser copies a long text while nothing else moves. */
const longText = 32_768
function bodyOf(asked: Asked): Blob | string | undefined {
  if (asked.body === undefined || asked.body instanceof Blob) return asked.body
  const text = JSON.stringify(asked.body)
  return text.length > longText && !asked.keepalive ? new Blob([text]) : text
}

async function send(method: string, path: string, asked: Asked): Promise<Response> {
  const body = bodyOf(asked)
  const headers = headersOf(method, asked)
  try {
    const answer = await patiently(() => fetch(`/api/v1${path}`, {
      method, body, headers, credentials: 'same-origin',
      ...(asked.signal ? { signal: asked.signal } : {}), ...(asked.keepalive ? { keepalive: true } : {}),
    }))
    connected.value = true
    return answer
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    connected.value = false
    throw new Problem(0, 'offline', t('连不上服务器。', 'The server cannot be reached.'))
  }
}

export async function ask<T>(method: string, path: string, asked: Asked = {}): Promise<Reply<T>> {
  const answer = await send(method, path, asked)
  if (!answer.ok) {
    if (answer.status === 401 && path !== '/session') signedOut.value = true
    throw await problemOf(answer)
  }
  const empty = answer.status === 204 || answer.headers.get('content-length') === '0'
  return { data: (empty ? undefined : await answer.json()) as T, etag: answer.headers.get('etag') }
}

export const get = async <T>(path: string, signal?: AbortSignal): Promise<T> => (await ask<T>('GET', path, signal ? { signal } : {})).data
export const post = async <T>(path: string, body?: unknown, asked: Asked = {}): Promise<T> => (await ask<T>('POST', path, { ...asked, body: body ?? {} })).data
export const put = async <T>(path: string, body: unknown, asked: Asked = {}): Promise<T> => (await ask<T>('PUT', path, { ...asked, body })).data
export const patch = async <T>(path: string, body: unknown, asked: Asked = {}): Promise<T> => (await ask<T>('PATCH', path, { ...asked, body })).data
export const remove = async (path: string): Promise<void> => void (await ask('DELETE', path))

/** All of a list, page by page: a county has more departments than one page. `path` has no parameters. */
export async function everyOne<T>(path: string, signal?: AbortSignal): Promise<{ items: T[] }> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const page: { items: T[]; next?: string | null } = await get(`${path}${query({ limit: 200, cursor })}`, signal)
    items.push(...page.items)
    cursor = page.next ?? null
  } while (cursor)
  return { items }
}

/** ?a=1&b=2 of what is set; nothing of what is empty. */
export function query(given: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text ? `?${text}` : ''
}

let waiting: ReturnType<typeof setTimeout> | null = null

/** While the server cannot be reached, asks every few seconds whether it is back. */
export function watchConnection(): void {
  const probe = async (): Promise<void> => {
    waiting = null
    if (connected.value) return
    try {
      await fetch('/readyz', { cache: 'no-store' })
      connected.value = true
    } catch {
      schedule()
    }
  }
  const schedule = (): void => {
    waiting ??= setTimeout(() => void probe(), 2000)
  }
  window.addEventListener('offline', () => (connected.value = false))
  window.addEventListener('online', schedule)
  setInterval(() => !connected.value && schedule(), 1000)
}
