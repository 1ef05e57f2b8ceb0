// Files that are put in by clicking: a plan from a PDF beside its page, what holds no plan, and the files of a county.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { barriers, goto, openHouse, picture, plansOf, root } from './house.mjs'

let house
before(async () => (house = await openHouse()))
after(async () => house?.close())

const signIn = (account) => house.signIn(house.accounts.filter((one) => one.account === account))
const bytesOf = (page, path) => page.evaluate(async (from) => [...new Uint8Array(await (await fetch(from)).arrayBuffer())], path)
const drop = (page) => page.locator('.drop input[type=file]')

test('a plan is made from a PDF: its page stands beside the reading, and a correction is kept', async () => {
  const clerk = await signIn('water')
  const [plan] = await plansOf(clerk.page)
  const pdf = Buffer.from(await bytesOf(clerk.page, `/api/v1/plans/${plan.id}/documents?format=pdf`))
  await clerk.page.getByRole('link', { name: '新建目标表' }).click()
  await clerk.page.locator('#new-year').selectOption(String(plan.year + 1))
  await clerk.page.getByRole('radio', { name: /从已有的文件开始/ }).check()
  await drop(clerk.page).setInputFiles({ name: '水务局.pdf', mimeType: 'application/pdf', buffer: pdf })
  const original = clerk.page.getByRole('img', { name: '原件第 1 页' })
  await original.waitFor({ timeout: 60_000 })
  await clerk.page.waitForFunction(() => document.querySelector('figure img')?.naturalWidth > 300)
  const cell = clerk.page.locator('input.cell[aria-label$="指标"]').first()
  const read = await cell.inputValue()
  assert.notEqual(read, '')
  await picture(clerk.page, 'clerk-upload')
  assert.deepEqual(await barriers(clerk.page), [])
  await cell.fill(`${read}（核对）`)
  await cell.press('Tab')
  assert.equal(await clerk.page.getByRole('button', { name: '建立' }).isDisabled(), true, 'a file of another year is not taken unasked')
  await clerk.page.getByRole('checkbox', { name: /文件写的是/ }).check()
  await clerk.page.getByRole('button', { name: '建立' }).click()
  await clerk.page.locator('[data-cell="0:2"]').waitFor()
  assert.equal(await clerk.page.locator('[data-cell="0:2"]').innerText(), `${read}（核对）`)
  assert.deepEqual(clerk.faults, [])
  await clerk.context.close()
})

test('a file without a plan is said to be one', async () => {
  const clerk = await signIn('education')
  await clerk.page.getByRole('link', { name: '新建目标表' }).click()
  await clerk.page.getByRole('radio', { name: /从已有的文件开始/ }).check()
  await drop(clerk.page).setInputFiles({ name: '会议通知.txt', mimeType: 'text/plain', buffer: Buffer.from('关于召开会议的通知\n请各单位参加。\n') })
  await clerk.page.getByText('文件里没有认出目标表。').waitFor({ timeout: 60_000 })
  assert.equal(await clerk.page.getByRole('button', { name: '建立' }).isDisabled(), true)
  await clerk.context.close()
})

test('the files of a county are matched to its departments', async () => {
  const office = await signIn('performance')
  await goto(office.page, house.base, '/imports')
  await office.page.locator('input[type=file]').setInputFiles(['civil-affairs-bureau-2025.txt', 'transport-bureau-2025.txt'].map((name) => join(root, 'examples', name)))
  await office.page.locator('input[type=number]').fill('2026')
  await office.page.getByRole('button', { name: '导入', exact: true }).click()
  for (const name of ['青槐市民政局', '青槐市交通运输局']) await office.page.getByRole('row', { name: new RegExp(name) }).first().waitFor({ timeout: 60_000 })
  assert.deepEqual(await barriers(office.page), [])
  assert.deepEqual(office.faults, [])
  await office.context.close()
})

/** A scan of a project's form that got wet: the figure of one target has run. Drawn by the browser, so that nothing of ours made it. */
async function wetScan(figure) {
  const rows = [['产出指标', '数量指标', '新建泵站数量', '≥12座'], ['产出指标', '数量指标', '河道清淤长度', '≥35.6公里'], ['产出指标', '质量指标', '工程验收合格率', '≥98%'], ['效益指标', '社会效益', '供水投诉件数', figure], ['满意度指标', '服务对象', '用水户满意度', '≥90%']]
  const line = (cells) => `<tr>${cells.map((cell) => `<td>${cell === figure ? `<span style="filter: blur(2px)">${cell}</span>` : cell}</td>`).join('')}</tr>`
  const sheet = await house.browser.newPage({ viewport: { width: 1240, height: 800 } })
  await sheet.setContent(`<style>body { margin: 0; font: 22px 'Noto Serif CJK SC' } p { text-align: center; font-size: 30px; padding-top: 30px } table { border-collapse: collapse; margin: 0 auto; width: 1100px; text-align: center } td { border: 2px solid #000; height: 54px }</style>
    <p>项目支出绩效目标表</p><table>${[['单位名称', '云岭县水务局（虚构）', '预算金额（万元）', '1,286.50'], ['一级指标', '二级指标', '三级指标', '指标值'], ...rows].map(line).join('')}</table>`)
  const at = await sheet.locator('span').boundingBox()
  const buffer = await sheet.screenshot({ type: 'jpeg', quality: 60 })
  await sheet.close()
  return { buffer, at: { x: (at.x + at.width / 2) / 1240, y: (at.y + at.height / 2) / 800 } }
}

test('a scan: what was not read with certainty is marked and framed until it was looked at, and a correction is kept', async (context) => {
  const clerk = await signIn('health')
  const { page } = clerk
  await page.getByRole('link', { name: '新建目标表' }).click()
  await page.locator('#new-kind').selectOption('project-goal')
  await page.locator('#new-project').fill('农村供水保障')
  await page.getByRole('radio', { name: /从已有的文件开始/ }).check()
  const scan = await wetScan('≤20件')
  await drop(page).setInputFiles({ name: '扫描件.jpg', mimeType: 'image/jpeg', buffer: scan.buffer })
  await page.locator('.facts, .note.red, .note.amber').first().waitFor({ timeout: 120_000 })
  if (await page.getByText('本机没有安装').count()) return context.skip('扫描件的识别程序没有装 / text recognition is not installed')
  const original = page.getByRole('img', { name: '原件第 1 页' })
  await original.waitFor()
  // The figure that ran is in doubt, and perhaps a neighbour: each is shown in turn, and framed in the scan.
  const doubtful = page.locator('td.doubtful input')
  const doubts = await doubtful.count()
  assert.ok(doubts >= 1 && doubts <= 2, `${doubts} of five targets are in doubt`)
  let wasWet = false
  for (let n = 0; n < doubts; n += 1) {
    await page.getByRole('button', { name: '看下一处' }).click()
    await page.waitForFunction(() => document.activeElement.matches('td.doubtful input'))  // the next doubt takes the keyboard
    const isWet = (await page.evaluate(() => document.activeElement.getAttribute('aria-label'))).startsWith('供水投诉件数')
    if (!isWet) {
      await page.keyboard.press('Tab')
      continue
    }
    wasWet = true
    const frame = await page.locator('.picture .frame').boundingBox()
    const whole = await original.boundingBox()
    const [x, y] = [whole.x + scan.at.x * whole.width, whole.y + scan.at.y * whole.height]
    assert.ok(frame.x < x && x < frame.x + frame.width && frame.y < y && y < frame.y + frame.height, `the frame ${JSON.stringify(frame)} is around ${x}, ${y}`)
    assert.ok(frame.width < whole.width / 3 && frame.height < whole.height / 8, 'and around nothing else')
    await picture(page, 'clerk-scan')
    assert.deepEqual(await barriers(page), [])
    await page.keyboard.press('Control+A')
    await page.keyboard.type('≤20件')
    await page.keyboard.press('Tab')
  }
  assert.ok(wasWet, 'the figure that ran is among the doubts')
  await page.getByText('没把握的都看过了').waitFor()
  const otherYear = page.getByRole('checkbox', { name: /文件写的是/ })
  if (await otherYear.count()) await otherYear.check()
  await page.getByRole('button', { name: '建立' }).click()
  await page.getByRole('gridcell').filter({ hasText: '≤20件' }).first().waitFor()
  assert.deepEqual(clerk.faults, [])
  await clerk.context.close()
})

test('Word, Excel and OFD files are seen beside what was read from them', async (context) => {
  const clerk = await signIn('water')
  const { page } = clerk
  const [plan] = await plansOf(page)
  const missing = []
  for (const format of ['ofd', 'docx', 'xlsx']) {
    const buffer = Buffer.from(await bytesOf(page, `/api/v1/plans/${plan.id}/documents?format=${format}`))
    await goto(page, house.base, '/plans/new')
    await page.getByRole('radio', { name: /从已有的文件开始/ }).check()
    await drop(page).setInputFiles({ name: `水务局.${format}`, mimeType: 'application/octet-stream', buffer })
    const original = page.getByRole('img', { name: /^原件第 \d+ 页/ })
    const none = page.getByText('服务器上没有装显示这种文件要用的程序')
    await original.or(none).first().waitFor({ timeout: 60_000 })
    if (await none.count()) {
      missing.push(format)
      continue
    }
    await page.waitForFunction(() => document.querySelector('figure img')?.naturalWidth > 300, null, { timeout: 60_000 })
    // A target that only its row tells apart is framed on the page, to the right of its name.
    const name = page.locator('input.cell[aria-label$="指标"]').nth(2)
    await name.focus()
    const frame = page.locator('.picture .frame')
    await frame.waitFor()
    const [left, whole] = [await frame.boundingBox(), await original.boundingBox()]
    assert.ok(left.width < whole.width / 2 && left.height < whole.height / 8, `${format}: the frame is around the cell, not ${JSON.stringify(left)}`)
    await page.locator('tbody tr').nth(2).locator('input.cell').last().focus()
    await page.waitForFunction((before) => document.querySelector('.picture .frame')?.getBoundingClientRect().x > before, left.x)
  }
  assert.deepEqual(clerk.faults, [])
  await clerk.context.close()
  assert.ok(!missing.includes('ofd'))
  if (missing.length) context.skip('LibreOffice 没有装 / LibreOffice is not installed')
})

test('a plan begins from the indicators that are recommended to the department', async () => {
  const clerk = await signIn('culture')
  const { page } = clerk
  await page.getByRole('link', { name: '新建目标表' }).click()
  await page.locator('#new-year').selectOption('2026')
  await page.getByRole('radio', { name: /从指标库开始/ }).check()
  await page.getByText('本部门 2025 年的表里有').first().waitFor()
  assert.equal(await page.getByRole('button', { name: '建立' }).isDisabled(), true, 'nothing is picked yet')
  const picked = ['预算执行率', '预算编制规范性']
  for (const name of picked) {
    await page.getByRole('searchbox', { name: '查找指标' }).fill(name)
    await page.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check()
  }
  await page.getByText('已选 2 条').waitFor()
  await page.getByRole('searchbox', { name: '查找指标' }).fill('')
  await page.getByText('本部门 2025 年的表里有').nth(3).waitFor()
  await picture(page, 'clerk-library')
  assert.deepEqual(await barriers(page), [])
  await page.getByRole('button', { name: '建立' }).click()
  await page.locator('[data-cell="1:2"]').waitFor()
  assert.deepEqual([await page.locator('[data-cell="0:2"]').innerText(), await page.locator('[data-cell="1:2"]').innerText()], picked)
  assert.equal(await page.locator('[data-cell="0:0"]').innerText(), '过程', 'where the department has it')
  assert.deepEqual(clerk.faults, [])
  await clerk.context.close()
})
