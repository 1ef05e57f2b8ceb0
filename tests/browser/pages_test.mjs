// Every page of every role: opens without a fault, and axe finds nothing serious on it; light, dark and narrow.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { barriers, openHouse, picture, plansOf, writable } from './house.mjs'

let house
before(async () => (house = await openHouse()))
after(async () => house?.close())

async function walk(role, pages, size) {
  const person = (role === 'filer' && (await house.whoever('filer', writable))) || (await house.person(role))
  if (size) await person.page.setViewportSize(size)
  for (const [path, name] of typeof pages === 'function' ? pages(await plansOf(person.page)) : pages) {
    await person.goto(path)
    await person.page.waitForTimeout(250)
    assert.deepEqual(await barriers(person.page), [], `${role ?? 'a citizen'} at ${path}`)
    assert.equal(await person.page.locator('.empty[role=alert]').count(), 0, `${path} could not be loaded`)
    const wide = await person.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.ok(wide <= 1, `${path} is ${wide} px wider than the window`)
    if (name) await picture(person.page, name)
    await person.page.evaluate(() => (document.documentElement.dataset.theme = 'dark'))
    await person.page.waitForTimeout(100)
    assert.deepEqual(await barriers(person.page), [], `${role ?? 'a citizen'} at ${path} in the dark theme`)
  }
  assert.deepEqual(person.faults, [])
  await person.context.close()
}

const own = (plans) => plans.find((plan) => ['returned', 'draft'].includes(plan.state)) ?? plans[0]

test('a citizen reads without signing in', async () => {
  await walk(null, [['/sign-in', 'sign-in'], ['/public', 'portal'], ['/public?q=满意度', null], ['/public/compare?name=预算执行率', 'portal-compare']])
})

test('a clerk has their tasks, plans and editor', async () => {
  await walk('filer', (plans) => [['/', 'clerk-tasks'], ['/plans', null], ['/plans/new', 'clerk-new'], [`/plans/${own(plans).id}`, 'clerk-editor'], [`/plans/${own(plans).id}?view=overview`, 'clerk-overview'],
    [`/plans/${own(plans).id}?view=coverage`, 'clerk-coverage'], [`/plans/${own(plans).id}/changes`, null], [`/plans/${own(plans).id}/history`, null], [`/plans/${own(plans).id}/documents`, 'clerk-documents'], ['/account', null], ['/library', null]])
})

test('a clerk enters evidence, monitoring and scores', async () => {
  await walk('filer', (plans) => ['evidence', 'monitoring', 'score'].map((tab) => [`/plans/${own(plans).id}/${tab}`, null]))
})

test('a reviewer of the department has the queue', async () => {
  await walk('department_reviewer', [['/', null], ['/queue', null], ['/plans', null], ['/windows', null]])
})

test('the finance bureau has queue, board, windows and overview', async () => {
  const began = (plans) => plans.find((plan) => ['self_evaluated', 'self_evaluating', 'monitored', 'monitoring'].includes(plan.state)) ?? plans[0]
  await walk('finance_section', (plans) => ['evidence', 'monitoring', 'score', 'documents'].map((tab) => [`/plans/${began(plans).id}/${tab}`, null]))
  await walk('finance_section', [['/queue', 'reviewer-queue'], ['/board', null], ['/windows', 'reviewer-windows'], ['/dashboard', null], ['/compare?name=健身', null], ['/compare?name=预算调整率', 'leader-compare'], ['/search?q=预算', null], ['/imports', null]])
})

test('every form and report has a print view that opens as a page', async () => {
  const { page, faults, goto, context } = await house.person('finance_section')
  const plan = (await plansOf(page)).find((one) => one.state === 're_evaluated')
  await goto(`/plans/${plan.id}/documents`)
  const rows = page.locator('tbody tr')
  assert.equal(await rows.count(), 8)
  for (const row of await rows.all()) {
    const [paper] = await Promise.all([page.waitForEvent('popup'), row.getByRole('button', { name: '打印页' }).click()])
    await paper.getByText(plan.department.name).first().waitFor()
    await paper.close()
  }
  assert.deepEqual(faults, [])
  await context.close()
})

test('congress and audit read', async () => {
  await walk('auditor', [['/dashboard', null], ['/admin/audit', null], ['/plans', null]])
})

test('the administrator keeps people, tree, packs, trail, jobs and health', async () => {
  await walk('administrator', [['/admin/people', 'admin-people'], ['/admin/departments', 'admin-departments'], ['/admin/packs', null], ['/admin/audit', null], ['/admin/jobs', null], ['/admin/health', 'admin-health'], ['/no-such-page', null]])
})

test('a figure of the overview opens to the plans behind it', async () => {
  const { page, faults, goto, context } = await house.person('finance_section')
  await goto('/dashboard?year=2025')
  const tile = page.getByRole('link', { name: /^须确认/ })
  assert.notEqual(await tile.locator('strong').innerText(), '0')
  await tile.click()
  const filter = page.getByRole('button', { name: '有“须确认”的意见' })
  await filter.waitFor()
  const rows = page.locator('tbody tr')
  await rows.first().waitFor()
  for (const row of await rows.all()) assert.match(await row.innerText(), /须确认 \d/)
  const some = await rows.count()
  assert.deepEqual(await barriers(page), [])
  await filter.click()
  await page.getByText('共 10 张').waitFor()
  assert.ok(some < 10)
  await goto('/dashboard?year=2025')
  await page.locator('section:has(#by-code) li a').first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^有 [A-Z]+-\d+ 的意见/ }).waitFor()
  await rows.first().waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('the tree of departments is kept by keyboard, and grows', async () => {
  const { page, faults, goto, context } = await house.person('administrator')
  await goto('/admin/departments')
  await page.getByRole('treeitem').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  assert.match(await page.locator('#d-name').inputValue(), /^青槐市/)
  await page.getByRole('button', { name: '加一个地区' }).click()
  await page.locator('#r-name').fill('云岭县（虚构）')
  await page.locator('#r-code').fill('999997')
  assert.deepEqual(await barriers(page), [])
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await page.getByRole('treeitem', { name: '云岭县（虚构）' }).waitFor()
  await page.getByRole('button', { name: '加一个部门' }).click()
  await page.locator('#d-region').selectOption('999997')
  await page.locator('#d-name').fill('云岭县水务局')
  await page.locator('#d-code').fill('332')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('treeitem', { name: '云岭县水务局' }).waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('the administrator weighs a pack before it is switched and verifies the trail', async () => {
  const { page, faults, goto, context } = await house.person('administrator')
  await goto('/admin/packs')
  await page.getByRole('button', { name: '江苏 2025' }).click()
  await page.getByRole('button', { name: '看会影响哪些表' }).click()
  await page.getByText(/看了 \d+ 张表/).waitFor({ timeout: 60_000 })
  await picture(page, 'admin-packs')
  assert.deepEqual(await barriers(page), [])
  await goto('/admin/audit')
  await page.getByRole('button', { name: '核验全部留痕' }).click()
  await page.getByText(/核验通过：\d+ 条记录环环相扣/).waitFor()
  await picture(page, 'admin-audit')
  assert.deepEqual(faults, [])
  await context.close()
})

test('pages can be read on a phone', async () => {
  const size = { width: 390, height: 844 }
  await walk('filer', (plans) => [['/', 'phone-tasks'], ['/plans', null], ...['', '/changes', '/history', '/documents', '/evidence', '/monitoring', '/score'].map((tab) => [`/plans/${own(plans).id}${tab}`, null])], size)
  await walk('finance_section', [['/queue', null], ['/board', null], ['/dashboard', null], ['/compare?name=预算调整率', null], ['/windows', null]], size)
  await walk('administrator', [['/admin/people', null], ['/admin/audit', null], ['/admin/packs', null], ['/admin/health', null]], size)
  await walk(null, [['/public', 'phone-portal']], size)
})

test('the dark theme has the contrast of the light one', async () => {
  const person = await house.person('filer')
  await person.goto('/')
  await person.page.getByRole('button', { name: '深色' }).click()
  const [plan] = await plansOf(person.page)
  for (const path of ['/', `/plans/${plan.id}`, '/plans']) {
    await person.goto(path)
    assert.equal(await person.page.evaluate(() => document.documentElement.dataset.theme), 'dark')
    assert.deepEqual(await barriers(person.page), [], path)
  }
  await person.context.close()
})

test('English covers the frame and the pages', async () => {
  const pages = {
    filer: ['/', '/plans', '/plans/new', '/account', '/library'],
    finance_section: ['/queue', '/board', '/windows', '/imports', '/compare'],
    administrator: ['/admin/people', '/admin/departments', '/admin/packs', '/admin/audit', '/admin/jobs', '/admin/health'],
  }
  for (const [role, paths] of Object.entries(pages)) {
    const person = await house.person(role)
    await person.goto('/')
    await person.page.getByRole('button', { name: 'EN' }).click()
    await person.page.getByRole('heading', { name: 'To do' }).waitFor()
    for (const path of paths) {
      await person.goto(path)
      const left = await person.page.locator('nav, main h1, main h2, main th[scope=col], main button, main label').allInnerTexts()
      // Names of people and departments are as they are.
      const chinese = left.filter((text) => /[\u4e00-\u9fff]/.test(text) && !/青槐|柳渡|（虚构）|^中文$/.test(text))
      assert.deepEqual(chinese, [], path)
    }
    await person.context.close()
  }
})
