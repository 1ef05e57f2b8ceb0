// An in-memory stand-in for the server, for work on the pages alone: `npm run mock`, then `npm run dev`.
import { createServer } from 'node:http'
import { readFileSync, existsSync } from 'node:fs'
import { dirname, extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from './data.mjs'
import { bodyOf, problem, routes } from './http.mjs'
import { adminRoutes } from './admin.mjs'
import { planRoutes } from './plans.mjs'
import { yearRoutes } from './year.mjs'

const dist = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist')
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' }

const people = [
  ['u1', '许青禾', 'clerk', [{ role: 'filer', region: null, department: 'd8' }]],
  ['u2', '沈砚秋', 'reviewer', [{ role: 'department_reviewer', region: null, department: 'd8' }]],
  ['u3', '周晏清', 'finance', [{ role: 'finance_section', region: '青槐市', department: null }]],
  ['u4', '林知夏', 'performance', [{ role: 'performance_section', region: '青槐市', department: null }]],
  ['u5', '陆明远', 'auditor', [{ role: 'auditor', region: '青槐市', department: null }]],
  ['u6', '管理员', 'admin', [{ role: 'administrator', region: '青槐市', department: null }]],
].map(([id, name, account, roles]) => ({ id, name, account, roles, active: true }))

export function start(port) {
  const world = { ...load(), people, sessions: new Map(), today: '2025-01-20', year: 2025, windows: [], audit: [], streams: new Set(), files: new Map() }
  const table = routes()
  sessionRoutes(table, world)
  planRoutes(table, world)
  yearRoutes(table, world)
  adminRoutes(table, world)
  const server = createServer((request, response) => void answer(table, world, request, response))
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)))
}

function sessionRoutes(table, world) {
  table.post('/session', ({ body }, reply) => {
    const person = world.people.find((one) => one.account === body.account)
    if (!person || body.password !== 'hengji') throw problem(401, 'wrong_credentials', '账号或密码不对。')
    const token = `${person.id}-${world.sessions.size + 1}`
    world.sessions.set(token, person)
    reply.setHeader('Set-Cookie', `mock=${token}; Path=/; HttpOnly; SameSite=Lax`)
    return { person, csrf: 'mock' }
  }, 'open')
  table.get('/sign-in', () => ({ password: true, oidc: { name: '' }, ldap: false, demo: world.people.map((one) => ({ account: one.account, password: 'hengji', name: one.name, role: one.roles[0].role })) }))
  table.get('/session', ({ person }) => {
    if (!person) throw problem(401, 'not_signed_in', '请先登录。')
    return { person, csrf: 'mock', capabilities: [], today: world.today, year: world.year }
  })
  table.delete('/session', ({ token }) => void world.sessions.delete(token))
  table.get('/sessions', () => ({ items: [{ id: 's1', at: '2025-01-20T01:00:00Z', agent: 'Chromium', current: true }], next: null }))
  table.get('/tokens', () => ({ items: [], next: null }))
}

function fileOf(path) {
  const wanted = normalize(join(dist, path))
  return wanted.startsWith(dist) && extname(wanted) && existsSync(wanted) ? wanted : join(dist, 'index.html')
}

async function answer(table, world, request, response) {
  const url = new URL(request.url, 'http://mock')
  if (url.pathname === '/readyz') return void response.end('ok')
  if (!url.pathname.startsWith('/api/v1/')) {
    const file = fileOf(url.pathname)
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream')
    return void response.end(readFileSync(file))
  }
  const token = /mock=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
  try {
    const path = url.pathname.slice('/api/v1'.length)
    const found = table.find(request.method, path)
    if (!found) throw problem(404, 'not_found', `没有 ${request.method} ${path}`)
    const person = world.sessions.get(token)
    if (!person && !path.startsWith('/session') && path !== '/sign-in' && !path.startsWith('/public')) throw problem(401, 'not_signed_in', '请先登录。')
    const given = { body: request.method === 'GET' ? null : await bodyOf(request), params: found.params, query: url.searchParams, person, token, etag: request.headers['if-match'], headers: request.headers }
    const result = await found.handler(given, response, request)
    if (response.headersSent || response.writableEnded) return
    if (result === undefined) return void response.writeHead(204).end()
    if (result.etag) response.setHeader('ETag', result.etag)
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(result))
  } catch (cause) {
    if (!cause.status) console.error(cause)
    response.writeHead(cause.status ?? 500, { 'Content-Type': 'application/problem+json' })
    response.end(JSON.stringify(cause.body ?? { title: String(cause), status: 500 }))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 8787)
  await start(port)
  console.log(`http://127.0.0.1:${port}  clerk, reviewer, finance, performance, auditor, admin / hengji`)
}
