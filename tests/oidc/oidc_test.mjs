// Sign-in by OpenID Connect against a real provider (npm oidc-provider) on loopback.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const entry = resolve(here, '../../build/oidc/node_modules/oidc-provider/lib/index.js')
if (!existsSync(entry)) {
  console.log('skipped: the provider is not installed (tests/oidc/install)')
  process.exit(77)
}
const { default: Provider } = await import(pathToFileURL(entry))

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })

/** Cookies of one origin; enough for two servers that are told apart by their ports. */
class Jar {
  cookies = new Map()
  take(answer) {
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';')
      const at = pair.indexOf('=')
      if (pair.slice(at + 1) === '' || /max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  header() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}

async function ask(url, jar) {
  const answer = await fetch(url, { redirect: 'manual', headers: { cookie: jar.header() } })
  jar.take(answer)
  return answer
}

let account = 'science'
function startProvider(port, callback) {
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{ client_id: 'hengji', client_secret: 'provider-secret-2026', redirect_uris: [callback] }],
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, preferred_username: id.slice(8) }) }),
    async loadExistingGrant(context) {
      const { provider: own, client, session } = context.oidc
      const grant = new own.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) return next()
    context.respond = false
    const result = { login: { accountId: `subject-${account}` } }
    await provider.interactionFinished(context.req, context.res, result, { mergeWithLastSubmission: false })
  })
  return provider.listen(port, '127.0.0.1')
}

async function ready(url) {
  for (let i = 0; i < 600; ++i) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.status === 200) return
    await new Promise((wake) => setTimeout(wake, 200))
  }
  throw new Error('the server did not become ready')
}

/** Through the provider's pages, up to the address that it sends the browser back to. */
async function throughProvider(from, callback) {
  const jar = new Jar()
  let at = from
  for (let i = 0; i < 10 && !at.startsWith(callback); ++i) {
    const answer = await ask(at, jar)
    assert.ok([302, 303].includes(answer.status), `${at}: ${answer.status}`)
    at = new URL(answer.headers.get('location'), at).href
  }
  assert.ok(at.startsWith(callback), at)
  return at
}

async function begun(own, callback, to) {
  const jar = new Jar()
  const start = await ask(`${own}/api/v1/oidc/start?to=${encodeURIComponent(to)}`, jar)
  assert.equal(start.status, 302)
  return { jar, back: await throughProvider(start.headers.get('location'), callback) }
}

async function play(own) {
  const callback = `${own}/api/v1/oidc/callback`
  const { jar, back } = await begun(own, callback, '/plans?year=2025')
  const home = await ask(back, jar)
  assert.equal(home.status, 302, await home.text())
  assert.equal(home.headers.get('location'), '/plans?year=2025')
  const session = await ask(`${own}/api/v1/session`, jar)
  assert.equal((await session.json()).person.account, 'science')

  const again = await begun(own, callback, '//elsewhere.example/')
  assert.equal((await ask(again.back, again.jar)).headers.get('location'), '/', 'only pages of ours are returned to')
  const replayed = await ask(again.back, again.jar)
  assert.equal(replayed.status, 403, 'the sign-in is over with its cookie')

  const stolen = await begun(own, callback, '/')
  assert.equal((await ask(stolen.back, new Jar())).status, 403, 'another browser does not finish it')

  const altered = await begun(own, callback, '/')
  const [state, , verifier, to] = altered.jar.cookies.get('hengji_oidc').split('.')
  altered.jar.cookies.set('hengji_oidc', [state, 'another-nonce', verifier, to].join('.'))
  assert.equal((await ask(altered.back, altered.jar)).status, 422, 'a token of another sign-in is refused')

  account = 'nobody-here'
  const unknown = await begun(own, callback, '/')
  assert.equal((await ask(unknown.back, unknown.jar)).headers.get('location'), '/sign-in?problem=unknown')
  assert.equal((await ask(`${own}/api/v1/session`, unknown.jar)).status, 401, 'nobody is made by signing in')
}

const folder = mkdtempSync(join(tmpdir(), 'hengji-'))
const [port, providerPort] = [await freePort(), await freePort()]
const own = `http://127.0.0.1:${port}`
const provider = startProvider(providerPort, `${own}/api/v1/oidc/callback`)
const server = spawn(
  process.env.HENGJI_BIN ?? 'build/dev/src/hengji',
  ['serve', '--sample', '--db', `sqlite:${folder}/hengji.db`, '--listen', `127.0.0.1:${port}`],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      HENGJI_OIDC_ISSUER: `http://127.0.0.1:${providerPort}`,
      HENGJI_OIDC_CLIENT: 'hengji',
      HENGJI_OIDC_SECRET: 'provider-secret-2026',
      HENGJI_OIDC_NAME: '统一身份认证',
      HENGJI_LOG: 'nothing',
    },
  },
)
let failed = false
try {
  await ready(own)
  await play(own)
  console.log('signed in by OpenID Connect; forged, replayed and unknown sign-ins were refused')
} catch (error) {
  failed = true
  console.error(error)
} finally {
  server.kill('SIGTERM')
  provider.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(failed ? 1 : 0)
