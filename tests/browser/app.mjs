// Runs the type check ("types") or the tests of the model ("model") of the web app with the packages in web/.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'web')
const parts = { types: ['vue-tsc/bin/vue-tsc.js', '--noEmit'], model: ['vitest/vitest.mjs', 'run'] }
const [script, ...words] = parts[process.argv[2]]
const needed = [join(web, 'node_modules', script), ...(process.argv[2] === 'types' ? [join(web, 'src/api/schema.ts')] : [])]
const missing = needed.find((path) => !existsSync(path))
if (missing) {
  console.log(`skipped: ${missing} 没有，先运行 tools/web/build / is not there; run tools/web/build first`)
  process.exit(77)
}
process.exit(spawnSync(process.execPath, [needed[0], ...words], { cwd: web, stdio: 'inherit' }).status ?? 1)
