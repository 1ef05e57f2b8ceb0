// The year of one plan by clicking alone: written, reviewed, returned, approved, adjusted, monitored, evaluated, mended,
// published, and seen by congress and by a citizen. Nobody types an address after signing in.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openHouse, picture, root } from './house.mjs'

const ledgers = join(root, 'examples/science-bureau-evidence/ledgers')
const bureau = '青槐市科学技术局'

/** Plays the year on a store of this kind. */
export function playYear(store) {
  let house
  const people = {}
  before(async () => {
    house = await openHouse({ store })
    const named = (account) => house.accounts.filter((one) => one.account === account)
    for (const account of ['science', 'science-review', 'finance', 'performance', 'auditor']) people[account] = await house.signIn(named(account))
  })
  after(async () => house?.close())

  const page = (who) => people[who].page
  const settled = (who) => page(who).waitForFunction(() => !document.querySelector('.waiting[role=status]'))
  /** Opens the plan, and one of its pages, from the menu. */
  async function open(who, tab) {
    await page(who).getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '绩效目标表' }).click()
    await page(who).getByRole('link', { name: bureau }).first().click()
    await page(who).locator('main .tag[data-state]').first().waitFor()
    if (tab) await page(who).getByRole('navigation', { name: '本表各页' }).getByRole('link', { name: tab }).click()
    await settled(who)
    return page(who)
  }
  /** Takes a step of the plan that is open, with a reason where one is asked for. */
  async function step(who, move, leads) {
    const button = page(who).locator(`[data-move="${move}"]`)
    await button.waitFor()
    await page(who).waitForFunction((name) => document.querySelector(`[data-move="${name}"]`)?.getAttribute('aria-disabled') === 'false', move)
    await button.click()
    const dialog = page(who).getByRole('dialog')
    await dialog.locator('textarea').fill('按规定办理')
    await dialog.locator('footer .button').last().click()
    await page(who).locator(`main .tag[data-state="${leads}"]`).first().waitFor()
  }
  let broken = ''
  /** A part of the year; none can be played when one before it failed. */
  function chapter(name, play) {
    test(name, async (context) => {
      if (broken) return context.skip(`not reached: ${broken}`)
      broken = name
      await play()
      broken = ''
    })
  }
  const answered = (who) => page(who).getByRole('dialog').waitFor({ state: 'detached' })

  chapter('the clerk opens the task, mends by one click and by hand, confirms the rest and submits', async () => {
    const clerk = page('science')
    await clerk.getByRole('link', { name: /填写并报送绩效目标/ }).click()
    const open_ = clerk.locator('aside.findings article.amber:not(.confirmed)')
    await open_.first().waitFor()
    const before = await open_.count()
    await open_.filter({ has: clerk.getByRole('button', { name: '一键修改' }) }).first().getByRole('button', { name: '一键修改' }).click()
    await clerk.locator('.save.saved').waitFor()
    await clerk.waitForFunction((count) => document.querySelectorAll('aside.findings article.amber:not(.confirmed)').length < count, before)
    const vague = clerk.locator('aside.findings article[data-code="SATISFACTION-001"]')
    await vague.locator('.quote.link').last().click()
    await clerk.keyboard.type('≥95%')
    await clerk.keyboard.press('Tab')
    await vague.waitFor({ state: 'detached' })
    for (let left = await open_.count(); left > 0; left -= 1) {
      await open_.first().getByRole('button', { name: '确认无误，说明理由' }).click()
      await clerk.getByRole('dialog').locator('textarea').fill('已与主管科室核对')
      await clerk.getByRole('dialog').locator('footer .button').last().click()
      await clerk.waitForFunction((count) => document.querySelectorAll('aside.findings article.amber:not(.confirmed)').length === count, left - 1)
    }
    await step('science', 'submit', 'submitted')
  })

  chapter('the reviewer writes on a cell and returns the plan; the clerk answers and submits again', async () => {
    const reviewer = page('science-review')
    await reviewer.getByRole('link', { name: '待审队列' }).click()
    await reviewer.getByRole('row', { name: bureau }).getByRole('link', { name: '审核', exact: true }).click()
    await reviewer.locator('[data-cell="0:2"]').click()
    await reviewer.getByRole('button', { name: /^批注/ }).click()
    await reviewer.locator('aside.comments textarea').fill('这一格请与规划核对')
    await reviewer.getByRole('button', { name: '发送' }).click()
    await reviewer.getByText('这一格请与规划核对').waitFor()
    await step('science-review', 'return', 'returned')
    const clerk = await open('science')
    await clerk.getByRole('button', { name: /^批注/ }).click()
    await clerk.getByText('这一格请与规划核对').waitFor()
    await clerk.getByRole('button', { name: '回复' }).click()
    await clerk.locator('aside.comments textarea').fill('已核对，无误')
    await clerk.getByRole('button', { name: '发送' }).click()
    await clerk.getByText('已核对，无误').waitFor()
    await step('science', 'submit', 'submitted')
  })

  chapter('department and finance approve', async () => {
    await open('science-review', '修改对比')
    await step('science-review', 'department_approve', 'department_approved')
    const finance = page('finance')
    await finance.getByRole('link', { name: '待审队列' }).click()
    await finance.getByRole('row', { name: bureau }).getByRole('link', { name: '审核', exact: true }).click()
    await step('finance', 'finance_approve', 'approved')
  })

  chapter('a target is adjusted in the middle of the year, and approved again', async () => {
    const clerk = await open('science')
    await step('science', 'adjust', 'adjusting')
    const row = clerk.locator('[role=row]').filter({ hasText: '新增科技型企业' })
    await clerk.locator('[data-cell="0:2"]').click()
    await clerk.keyboard.press('Control+End')
    await row.locator('[data-cell$=":4"]').click()
    await clerk.keyboard.type('≥430家')
    await clerk.keyboard.press('Enter')
    await clerk.locator('.save.saved').waitFor()
    const open_ = clerk.locator('aside.findings article.amber:not(.confirmed)')
    for (let left = await open_.count(); left > 0; left -= 1) {
      await open_.first().getByRole('button', { name: '确认无误，说明理由' }).click()
      await clerk.getByRole('dialog').locator('textarea').fill('随任务调整，目标文字一并修订')
      await clerk.getByRole('dialog').locator('footer .button').last().click()
      await clerk.waitForFunction((count) => document.querySelectorAll('aside.findings article.amber:not(.confirmed)').length === count, left - 1)
    }
    await step('science', 'submit', 'submitted')
    const reviewer = await open('science-review', '修改对比')
    await reviewer.getByText('430').first().waitFor()
    await picture(reviewer, 'clerk-changes')
    await step('science-review', 'department_approve', 'department_approved')
    await open('finance')
    await step('finance', 'finance_approve', 'approved')
  })

  chapter('the half year: ledgers are imported and opened, a value is stated with its proof, reasons are given', async () => {
    await open('science')
    await step('science', 'start_monitoring', 'monitoring')
    const clerk = await open('science', '台账与实际值')
    for (const name of ['科技型企业', '技术合同登记', '产学研项目']) {
      await clerk.getByLabel(`导入${name}`, { exact: true }).setInputFiles(join(ledgers, `${name}.csv`))
      const report = clerk.getByRole('dialog', { name: `${name}：导入结果` })
      await report.getByText(/收下 \d+ 行/).waitFor()
      await report.getByRole('button', { name: '关闭' }).click()
    }
    await clerk.getByRole('row', { name: /技术合同登记/ }).getByRole('button', { name: /^\d+$/ }).click()
    await clerk.getByRole('dialog').getByRole('row').nth(50).waitFor()
    await clerk.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    const stated = clerk.getByRole('row', { name: /预算编制规范性/ })
    await stated.getByRole('button', { name: '填实际值' }).click()
    const dialog = clerk.getByRole('dialog')
    await dialog.locator('#a-value').fill('规范')
    await dialog.locator('#a-note').fill('经内审确认')
    await dialog.locator('#a-file').setInputFiles({ name: '内审意见.txt', mimeType: 'text/plain', buffer: Buffer.from('预算编制规范。') })
    await dialog.getByRole('button', { name: '记下' }).click()
    await answered('science')
    await stated.getByText('填报并附材料').waitFor()
    await clerk.evaluate(() => scrollTo(0, 0))
    await picture(clerk, 'year-evidence')
    await clerk.getByRole('navigation', { name: '本表各页' }).getByRole('link', { name: '半年监控' }).click()
    const another = clerk.getByLabel('看另一天')
    await another.fill('2025-05-20')
    await another.blur()
    await clerk.getByText('截至 2025-05-20').waitFor()
    await clerk.getByRole('button', { name: '回到半年' }).click()
    await clerk.getByText('截至 2025-06-30').waitFor()
    const reasons = clerk.locator('td textarea')
    await reasons.first().waitFor()
    for (let n = 0; n < await reasons.count(); n += 1) await reasons.nth(n).fill('项目下半年集中实施，按月调度')
    await clerk.locator('#m-summary').fill('总体按计划推进')
    await clerk.evaluate(() => scrollTo(0, 0))
    await picture(clerk, 'year-monitoring')
    // What was written is saved by leaving the page, and is not given up unasked where it cannot be.
    const pages = clerk.getByRole('navigation', { name: '本表各页' })
    await people.science.context.setOffline(true)
    await pages.getByRole('link', { name: '台账与实际值' }).click()
    const question = clerk.getByRole('dialog', { name: '写的内容没有存上' })
    await question.getByRole('button', { name: '取消' }).click()
    await people.science.context.setOffline(false)
    assert.equal(await clerk.locator('#m-summary').inputValue(), '总体按计划推进')
    await pages.getByRole('link', { name: '台账与实际值' }).click()
    await clerk.getByText('已保存。').last().waitFor()
    await clerk.getByRole('heading', { name: '财政事实' }).waitFor()
    await pages.getByRole('link', { name: '半年监控' }).click()
    await reasons.first().waitFor()
    assert.equal(await clerk.locator('#m-summary').inputValue(), '总体按计划推进')
    await clerk.locator('#m-summary').fill('总体按计划推进，下半年加快')
    await clerk.getByLabel('看另一天').fill('2025-05-20')
    await clerk.getByLabel('看另一天').blur()
    await clerk.getByText('截至 2025-05-20').waitFor()
    await clerk.getByRole('button', { name: '回到半年' }).click()
    await clerk.getByText('截至 2025-06-30').waitFor()
    assert.equal(await clerk.locator('#m-summary').inputValue(), '总体按计划推进，下半年加快')
    await step('science', 'submit_monitoring', 'monitored')
    await clerk.getByText('总体按计划推进，下半年加快').waitFor()
    const board = page('finance')
    await board.getByRole('link', { name: '监控看板' }).click()
    const outlook = board.getByRole('row', { name: bureau }).locator('.outlook')
    await outlook.getByText(/项(可能完不成|能完成)/).first().waitFor()
    await outlook.locator('summary').click()
    await outlook.getByText(/约 [\d.]+ ?\S+，多半在 .* 之间.*(可能性约 \d+%|可能完不成)/).first().waitFor()
    await picture(board, 'reviewer-board')
  })

  chapter('the year is evaluated: each score opens to its arithmetic, what nothing computes is given, losses are explained', async () => {
    await open('science')
    await step('science', 'start_self_evaluation', 'self_evaluating')
    const clerk = await open('science', '自评与得分')
    await clerk.getByRole('button', { name: '展开全部算式' }).click()
    assert.ok(await clerk.locator('td.inner').count() > 30)
    await clerk.getByRole('button', { name: '全部收起' }).click()
    for (const box of await clerk.getByLabel(/自评得分$/).all()) await box.fill((await box.getAttribute('placeholder')).slice(2))
    for (const box of await clerk.getByLabel(/没有得满分的原因$/).all()) await box.fill('年底一批项目尚未结算')
    for (const part of ['overview', 'achievements', 'problems', 'measures']) await clerk.locator(`#self-${part}`).fill('按年度计划完成，情况属实。')
    await clerk.evaluate(() => scrollTo(0, 0))
    await picture(clerk, 'year-score')
    await clerk.getByRole('button', { name: '保存自评' }).click()
    await clerk.getByText('已保存。').last().waitFor()
    await step('science', 'submit_self_evaluation', 'self_evaluated')
  })

  chapter('the finance bureau evaluates again and demands what is to be mended; the department does; the plan is closed', async () => {
    const office = await open('performance', '自评与得分')
    await office.getByRole('textbox', { name: '再评价意见', exact: true }).fill('自评与台账相符')
    await office.getByRole('button', { name: '保存再评价' }).click()
    await office.getByText('已保存。').last().waitFor()
    await step('performance', 're_evaluate', 're_evaluated')
    await office.getByRole('button', { name: '加一条' }).click()
    await office.locator('#r-problem').fill('台账更新不及时')
    await office.locator('#r-measure').fill('按月更新')
    await office.locator('#r-owner').fill('办公室')
    await office.getByRole('button', { name: '加上' }).click()
    await office.getByRole('row', { name: /台账更新不及时/ }).waitFor()
    await step('performance', 'open_rectification', 'rectifying')
    const clerk = await open('science', '自评与得分')
    await clerk.getByRole('button', { name: '填写整改情况' }).click()
    await clerk.locator('#r-note').fill('已改为按月更新，附六月台账')
    await clerk.locator('#r-file').setInputFiles(join(ledgers, '产学研项目.csv'))
    await clerk.getByRole('button', { name: '报告已整改' }).click()
    await clerk.getByText('已改为按月更新').waitFor()
    await open('performance', '自评与得分')
    await office.getByText('已改为按月更新').waitFor()
    await step('performance', 'close', 'closed')
  })

  chapter('it is published; congress sees it in the overview, a citizen on the public pages', async () => {
    const office = await open('performance')
    await office.locator('[data-move="publish"]').click()
    await office.getByRole('dialog').locator('footer .button').last().click()
    await office.locator('[data-move="unpublish"]').waitFor()
    const congress = page('auditor')
    await congress.getByRole('link', { name: '总览' }).click()
    const line = congress.getByRole('row', { name: new RegExp(bureau) }).first()
    await line.getByText('已办结').waitFor()
    assert.match(await line.innerText(), /\d+\.\d/, 'the score stands in the ranking')
    await picture(congress, 'leader-dashboard')
    await line.getByRole('link', { name: bureau }).click()
    await congress.locator('main .tag[data-state="closed"]').first().waitFor()
    const citizen = await house.person(null)
    await citizen.goto('/public')
    await citizen.page.getByRole('link', { name: bureau }).first().click()
    await citizen.page.getByRole('heading', { name: '今年承诺做到' }).waitFor()
    await citizen.page.getByText('430').first().waitFor()
    assert.deepEqual(citizen.faults, [])
  })

  chapter('nobody met an error on the way', () => {
    for (const [who, person] of Object.entries(people)) assert.deepEqual(person.faults, [], who)
  })
}
