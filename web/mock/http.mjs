// A very small router for the mock.
export function problem(status, code, detail, more = {}) {
  return Object.assign(new Error(detail), { status, body: { type: 'about:blank', title: detail, status, code, detail, ...more } })
}

export async function bodyOf(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  const bytes = Buffer.concat(parts)
  if (!(request.headers['content-type'] ?? '').includes('json')) return bytes
  return bytes.length ? JSON.parse(bytes.toString('utf8')) : {}
}

export function routes() {
  const table = []
  const add = (method) => (pattern, handler) => {
    const names = []
    const source = pattern.replace(/:(\w+)/g, (_, name) => (names.push(name), '([^/]+)'))
    table.push({ method, regexp: new RegExp(`^${source}$`), names, handler })
  }
  const find = (method, path) => {
    for (const row of table) {
      const match = row.method === method && row.regexp.exec(path)
      if (match) return { handler: row.handler, params: Object.fromEntries(row.names.map((name, n) => [name, decodeURIComponent(match[n + 1])])) }
    }
    return null
  }
  return { get: add('GET'), post: add('POST'), put: add('PUT'), patch: add('PATCH'), delete: add('DELETE'), find }
}
