// What the browser tests stand on: the server with the sample bureau, a browser, and hands that click.
// Where something is missing the test says so and is skipped.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const web = join(root, 'web')
const skip = (why) => {
  console.log(`skipped: ${why}`)
  process.exit(77)
}
const program = resolve(process.env.HENGJI_BIN ?? join(root, 'build/dev/src/hengji'))
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
if (!chromium) skip('浏览器 Chromium 没有装 / Chromium is not installed')
if (!existsSync(join(web, 'node_modules/playwright-core'))) skip('网页的依赖没有装：tools/web/build / the packages of the web app are not installed')
if (!existsSync(program)) skip(`没有 ${program}：HENGJI_BIN 可以指明 / is not there; HENGJI_BIN may name it`)
if (!existsSync(join(web, 'dist/index.html'))) skip('网页还没有建：tools/web/build / the web app is not built')
const require = createRequire(join(web, 'package.json'))
const { chromium: driver } = require('playwright-core')
const axeSource = require.resolve('axe-core')

const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address()
    probe.close(() => resolve(port))
  })
})

/** The store in a folder of its own; a PostgreSQL is started for it where one is installed. */
function openStore(kind, folder) {
  if (kind === 'sqlite') return { address: `sqlite:${join(folder, 'hengji.db')}`, close: () => undefined }
  const script = join(root, 'tests/postgres/server')
  const note = join(folder, 'address')
  const started = spawnSync(script, ['start', note], { encoding: 'utf8' })
  if (started.status !== 0) throw new Error(`PostgreSQL did not start: ${started.stderr}`)
  const address = readFileSync(note, 'utf8').trim()
  if (!address) skip('PostgreSQL 没有装 / PostgreSQL is not installed')
  return { address, close: () => spawnSync(script, ['stop', note]) }
}

async function startServer(port, kind) {
  const folder = mkdtempSync(join(tmpdir(), 'hengji-browser-'))
  const store = openStore(kind, folder)
  const server = spawn(program, ['serve', '--db', store.address, '--listen', `127.0.0.1:${port}`, '--sample'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  server.stdout.on('data', (text) => (said += text))
  server.stderr.on('data', (text) => (said += text))
  const close = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { close, said: () => said, ended: () => server.exitCode !== null, database: store.address }
}

async function answers(base, server) {
  for (let n = 0; n < 2400; n += 1) {
    if (server.ended?.()) throw new Error(`the server ended: ${server.said()}`)
    try {
      if ((await fetch(`${base}/readyz`)).ok) return
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the server did not answer: ${server.said?.()}`)
}

/** Opens the server with the sample county on a store of this kind, and a browser. */
export async function openHouse({ store = 'sqlite' } = {}) {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const server = await startServer(port, store)
  await answers(base, server).catch(async (cause) => {
    await server.close()
    throw cause
  })
  const methods = await (await fetch(`${base}/api/v1/sign-in`)).json()
  const browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
  const close = async () => {
    await browser.close()
    await server.close()
  }
  const person = (role) => personAt(browser, base, methods.demo, role)
  /** Whoever of a role is concerned with what `sees` looks for: each department has people of its own. */
  const whoever = async (role, sees) => {
    for (const account of methods.demo.filter((one) => one.role === role)) {
      const found = await personAt(browser, base, [account], role)
      const seen = await sees(found.page)
      if (seen) return { ...found, seen }
      await found.context.close()
    }
    return null
  }
  /** Signs the first of these accounts in. */
  const signIn = (accounts) => personAt(browser, base, accounts, accounts[0]?.role ?? 'nobody')
  /** The program itself, on the server's own database; `input` is what is typed at it. */
  const told = (input, ...words) => spawnSync(program, [...words, '--db', server.database], { encoding: 'utf8', input })
  const run = (...words) => told('', ...words)
  return { base, browser, accounts: methods.demo, close, person, signIn, whoever, run, told }
}

/** A person of the sample bureau at a browser of their own, signed in by typing and clicking. */
async function personAt(browser, base, accounts, role, size = { width: 1366, height: 768 }) {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', acceptDownloads: true })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: base })
  const page = await context.newPage()
  const faults = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.setDefaultTimeout(20_000)
  if (role) {
    const account = accounts.find((one) => one.role === role)
    if (!account) throw new Error(`no sample sign-in for ${role}`)
    await page.goto(`${base}/sign-in`)
    await page.fill('#account', account.account)
    await page.fill('#password', account.password)
    await page.click('button[type=submit]')
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  }
  return { page, context, faults, goto: (path) => goto(page, base, path) }
}

/** Opens a page and waits until nothing on it is still being read. */
export async function goto(page, base, path) {
  await page.goto(base + path)
  await page.waitForSelector('main h1, main h2, main .empty, main .panel', { state: 'attached' })
  await page.waitForFunction(() => !document.querySelector('.waiting[role=status]'))
}

/** What axe finds to be serious on the page as it stands. */
export async function barriers(page) {
  await page.addScriptTag({ path: axeSource }).catch(() => page.evaluate(requireText(axeSource)))
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
  return found.violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? node.html.slice(0, 90)}`).join(' | ')}`)
}
const requireText = (path) => readFileSync(path, 'utf8')

/** Keeps a picture of the page for the guides, when asked to by HENGJI_SCREENSHOTS. */
export async function picture(page, name) {
  if (!process.env.HENGJI_SCREENSHOTS) return
  const folder = join(root, 'docs/screenshots')
  mkdirSync(folder, { recursive: true })
  // What was just said would lie over the page.
  for (const said of await page.locator('.toasts button.quiet').all()) await said.click().catch(() => undefined)
  await page.waitForTimeout(350)
  await page.screenshot({ path: join(folder, `${name}.png`) })
  const other = page.getByRole('button', { name: 'EN', exact: true })
  if (!name.startsWith('phone') && await other.isVisible()) await pictureInEnglish(page, other, join(folder, `${name}-en.png`))
}

/** The same page as it stands, in English, for the English half of the guides; then Chinese again. */
async function pictureInEnglish(page, button, path) {
  const settled = async () => {
    await page.waitForTimeout(150)
    await page.waitForFunction(() => !document.querySelector('.waiting[role=status], [aria-busy="true"]'))
    await page.waitForTimeout(450)
  }
  // Pressed without taking the focus away from where somebody is writing.
  await button.evaluate((one) => one.click())
  await settled()
  await page.screenshot({ path })
  await page.getByRole('button', { name: '中文', exact: true }).evaluate((one) => one.click())
  await settled()
}

/** The plans that this person sees, as the server lists them. */
export const plansOf = (page, query = '') => page.evaluate(async (search) => (await (await fetch(`/api/v1/plans?limit=100${search}`)).json()).items, query)

/** A plan that this person may write in, the one with most to say first. */
export async function writable(page) {
  const open = (await plansOf(page)).filter((plan) => ['returned', 'draft'].includes(plan.state))
  return open.sort((a, b) => b.counts.open - a.counts.open)[0]
}
