import { get, query } from './client'
import type { IndicatorAcross, List, Named, PublicDepartment, PublicPlan, SearchHit } from './types'

/**
 * Where the public pages have their contents from: the server, or the files of a published folder. Both give the
 * same shapes, so that one site runs in both places.
 */
export interface PortalSource {
  departments(q: string, signal: AbortSignal): Promise<Named[]>
  department(id: string, signal: AbortSignal): Promise<PublicDepartment>
  plan(id: string, signal: AbortSignal): Promise<PublicPlan>
  search(q: string, signal: AbortSignal): Promise<SearchHit[]>
  compare(name: string, signal: AbortSignal): Promise<IndicatorAcross>
  /** The address of a form in one format; null when this site does not carry it. */
  document(plan: string, format: string): string | null
  /** The formats in which the open data of a year can be had. */
  openFormats(signal: AbortSignal): Promise<string[]>
  openData(year: number, format: string): string
}

export const fromServer: PortalSource = {
  departments: async (q, signal) => (await get<List<Named>>(`/public/departments${query({ q, limit: 200 })}`, signal)).items,
  department: (id, signal) => get(`/public/departments/${encodeURIComponent(id)}`, signal),
  plan: (id, signal) => get(`/public/plans/${encodeURIComponent(id)}`, signal),
  search: async (q, signal) => (await get<List<SearchHit>>(`/public/search${query({ q, limit: 100 })}`, signal)).items,
  compare: (name, signal) => get(`/public/compare${query({ name })}`, signal),
  document: (plan, format) => `/api/v1/public/plans/${encodeURIComponent(plan)}/documents?format=${format}`,
  openFormats: async () => ['csv', 'json'],
  openData: (year, format) => `/api/v1/public/open-data/${year}.${format}`,
}

/** What a published folder holds in data/index.js. */
export interface PortalIndex {
  region: string
  published_at: string
  departments: Named[]
  years: number[]
  open_data: string[]
}

/** What it holds in data/indicators.js: the name under which each written name is compared, and what stands there. */
interface Indicators {
  names: Record<string, string>
  items: Record<string, IndicatorAcross['items']>
}

declare global {
  interface Window { hengji?: { put: (name: string, value: unknown) => void } }
}

const arrived = new Map<string, (value: unknown) => void>()
const loaded = new Map<string, Promise<unknown>>()

/** Files are loaded as scripts that hand over one value each: that also works where the folder is opened from a stick. */
function file<T>(name: string): Promise<T> {
  const known = loaded.get(name)
  if (known) return known as Promise<T>
  window.hengji ??= { put: (key, value) => arrived.get(key)?.(value) }
  const promise = new Promise<T>((resolve, reject) => {
    arrived.set(name, resolve as (value: unknown) => void)
    const script = document.createElement('script')
    script.src = `data/${name}.js`
    script.onerror = () => reject(new Error(name))
    document.head.append(script)
  })
  loaded.set(name, promise)
  return promise
}

/** Without white space, in one width and one case: how people type and how forms print differ in these. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
const says = (text: string, q: string): boolean => plain(text).includes(plain(q))

export const fromFiles: PortalSource = {
  departments: async (q) => (await file<PortalIndex>('index')).departments.filter((one) => !q || says(one.name, q)),
  department: (id) => file(`departments/${id}`),
  plan: (id) => file(`plans/${id}`),
  search: async (q) => (q.trim() ? (await file<SearchHit[]>('search')).filter((hit) => says(`${hit.title} ${hit.excerpt}`, q)).slice(0, 200) : []),
  compare: async (name) => {
    const { names, items } = await file<Indicators>('indicators')
    const key = names[name] ?? Object.entries(names).find(([written]) => plain(written) === plain(name))?.[1]
    return { name, items: (key && items[key]) || [] }
  },
  document: (plan, format) => `files/${plan}.${format}`,
  openFormats: async () => (await file<PortalIndex>('index')).open_data,
  openData: (year, format) => `open-data/${year}.${format}`,
}
