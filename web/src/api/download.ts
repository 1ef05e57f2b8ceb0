import { language, t } from '@/i18n/language'
import { connected, Problem } from './client'

/** Fetches a file and hands it to the browser under the name the server gave; a refusal is said, not saved as a file. */
export async function saveDocument(address: string): Promise<void> {
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
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = nameIn(answer.headers.get('content-disposition')) ?? decodeURIComponent(address.split('/').pop()?.split('?')[0] ?? 'file')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

function nameIn(disposition: string | null): string | null {
  const found = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (found) return decodeURIComponent(found)
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null
}
