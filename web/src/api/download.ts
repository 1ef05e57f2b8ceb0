import { language, t } from '@/i18n/language'
import { connected, Problem } from './client'

/** What stands at an address of the server; a refusal is an exception that can be said. */
async function fetched(address: string): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(address, { headers: { 'Accept-Language': language.value }, credentials: 'same-origin' })
  } catch {
    connected.value = false
    throw new Problem(0, 'offline', t('连不上服务器。', 'The server cannot be reached.'))
  }
  if (!answer.ok) {
    const body = (await answer.json().catch(() => ({}))) as { detail?: string; title?: string; code?: string }
    throw new Problem(answer.status, body.code ?? '', body.detail ?? body.title ?? t('没有这个文件。', 'There is no such file.'), body)
  }
  return answer
}

/** Fetches a file and hands it to the browser under the name the server gave. */
export async function saveDocument(address: string): Promise<void> {
  const answer = await fetched(address)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = nameIn(answer.headers.get('content-disposition')) ?? decodeURIComponent(address.split('/').pop()?.split('?')[0] ?? 'file')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Shows a web page of the server's in a window of its own, to be read and printed; the server itself hands it out as a file. */
export async function openDocument(address: string): Promise<void> {
  // The window has to be asked for while the click is being handled.
  const page = window.open('', '_blank')
  try {
    const url = URL.createObjectURL(await (await fetched(address)).blob())
    if (!page) throw new Problem(-1, 'popup', t('浏览器不让打开新窗口，请允许后再点。', 'The browser forbids a new window; allow it and try again.'))
    page.location.href = url
  } catch (cause) {
    page?.close()
    throw cause
  }
}

function nameIn(disposition: string | null): string | null {
  const found = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (found) return decodeURIComponent(found)
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null
}
