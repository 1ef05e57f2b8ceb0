// Many plans approved at once, and those that may not be.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addCounty, moveAll, signInAs } from './county.mjs'
import { barriers, openHouse, picture } from './house.mjs'

const many = 8
let house
let county
before(async () => {
  house = await openHouse()
  county = await addCounty(house, { departments: many, years: [2025] })
  await moveAll(county.people, county.plans[2025], 'submit')
})
after(async () => house?.close())

test('what has no open finding is approved at once, by the department and then by the finance bureau', async () => {
  for (const [account, leads] of [['qilan-review', 'department_approved'], ['qilan-finance', 'approved']]) {
    const reviewer = await signInAs(house, account)
    const { page } = reviewer
    await page.getByRole('link', { name: '待审队列' }).click()
    await page.getByText(`${many} 张在等，其中 ${many} 张没有待处理的意见`).waitFor()
    await page.getByRole('button', { name: '选中没有问题的' }).click()
    await page.getByRole('checkbox', { name: '选择 栖岚县教育局' }).uncheck()
    await picture(page, 'reviewer-bulk')
    assert.deepEqual(await barriers(page), [])
    await page.getByRole('button', { name: `通过所选 ${many - 1} 张` }).click()
    const dialog = page.getByRole('dialog')
    assert.doesNotMatch(await dialog.innerText(), /栖岚县教育局/, 'what is not chosen is not approved')
    await dialog.getByRole('button', { name: '全部通过' }).click()
    await page.getByText(`${many - 1} 张已通过。`).waitFor()
    await page.getByText('1 张在等').waitFor()
    await page.getByRole('row', { name: /栖岚县教育局/ }).getByRole('link', { name: '审核', exact: true }).click()
    await page.locator(`[data-move="${leads === 'approved' ? 'finance_approve' : 'department_approve'}"]`).click()
    await page.getByRole('dialog').locator('footer .button').last().click()
    await page.locator(`main .tag[data-state="${leads}"]`).first().waitFor()
    assert.deepEqual(reviewer.faults, [])
    await reviewer.context.close()
  }
  const { items } = await county.people.office('GET', '/plans?year=2025&limit=100')
  assert.deepEqual(items.map((one) => one.state), items.map(() => 'approved'))
})

test('a plan that waits for an opinion of its own cannot be chosen, and says why', async () => {
  const office = await house.person('finance_section')
  await office.goto('/queue')
  const box = office.page.getByRole('checkbox', { name: '选择 柳渡镇人民政府' })
  assert.equal(await box.isDisabled(), true)
  assert.equal(await box.getAttribute('title'), '再评价要逐张写意见')
  await office.page.getByRole('row', { name: /柳渡镇人民政府/ }).getByRole('link', { name: '审核', exact: true }).click()
  await office.page.getByRole('heading', { name: '评分表' }).waitFor()
  await office.context.close()
})
