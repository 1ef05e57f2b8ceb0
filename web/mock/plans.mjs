// Plans, their findings, moves, comments and revisions, in memory.
import { problem } from './http.mjs'

const moves = {
  submit: ['draft', 'returned', 'adjusting'], withdraw: ['submitted'], department_approve: ['submitted'], finance_approve: ['department_approved'],
  return: ['submitted', 'department_approved'], adjust: ['approved'], start_monitoring: ['approved'], submit_monitoring: ['monitoring'],
  start_self_evaluation: ['monitored'], submit_self_evaluation: ['self_evaluating'], re_evaluate: ['self_evaluated'], open_rectification: ['re_evaluated'], close: ['re_evaluated', 'rectifying'],
}
const leads = { submit: 'submitted', withdraw: 'draft', department_approve: 'department_approved', finance_approve: 'approved', return: 'returned', adjust: 'adjusting',
  start_monitoring: 'monitoring', submit_monitoring: 'monitored', start_self_evaluation: 'self_evaluating', submit_self_evaluation: 'self_evaluated', re_evaluate: 're_evaluated', open_rectification: 'rectifying', close: 'closed' }
const labels = { submit: '提交审核', withdraw: '撤回', department_approve: '部门审核通过', finance_approve: '批复', return: '退回修改', adjust: '申请调整', start_monitoring: '开始监控',
  submit_monitoring: '提交监控', start_self_evaluation: '开始自评', submit_self_evaluation: '提交自评', re_evaluate: '复评', open_rectification: '开整改', close: '办结' }
const roleOf = { submit: 'filer', withdraw: 'filer', department_approve: 'department_reviewer', finance_approve: 'finance_section', return: 'department_reviewer finance_section', adjust: 'filer',
  start_monitoring: 'filer', submit_monitoring: 'filer', start_self_evaluation: 'filer', submit_self_evaluation: 'filer', re_evaluate: 'performance_section', open_rectification: 'performance_section', close: 'performance_section' }

/** What is still found: a finding goes when one of its quotes no longer stands in the plan. */
function findingsOf(dossier, plan) {
  const text = JSON.stringify(plan).replace(/\s/g, '')
  const standing = (quote) => quote.split(/\s+/).every((part) => text.includes(JSON.stringify(part).slice(1, -1)))
  return { ...dossier.findings, findings: dossier.findings.findings.filter((one) => one.places.every((place) => standing(place.quote) || place.quote.length > 30))
    .map((one) => ({ ...one, confirmation: dossier.confirmations[one.fingerprint] ?? null })) }
}

function countsOf(dossier) {
  const found = findingsOf(dossier, dossier.plan).findings
  const of = (severity) => found.filter((one) => one.severity === severity).length
  return { blocking: of('blocking'), confirm: of('confirm'), advice: of('advice'), open: found.filter((one) => !one.confirmation).length, comments: dossier.comments.filter((one) => !one.resolved).length }
}

export function summary(dossier) {
  const counts = countsOf(dossier)
  return { id: dossier.id, department: dossier.department, year: dossier.plan.year, kind: dossier.plan.kind, title: dossier.plan.title, state: dossier.state, published: dossier.published,
    revision: dossier.revision, updated_at: dossier.updated_at ?? '2025-01-18T02:30:00Z', updated_by: { id: 'u1', name: '许青禾' }, counts, light: counts.blocking ? 'red' : counts.confirm ? 'yellow' : 'green' }
}

function full(dossier, person) {
  const holds = (names) => person.roles.some((role) => names.split(' ').includes(role.role))
  return { ...summary(dossier), plan: dossier.plan, etag: `"${dossier.revision}"`, window: { opens: '2025-01-02', closes: '2025-01-31', state: 'open' },
    moves: Object.keys(moves).filter((move) => moves[move].includes(dossier.state) && holds(roleOf[move])).map((move) => ({ move, label: labels[move], allowed: true, why_not: null, needs: move === 'return' ? ['note'] : [] })) }
}

function setAt(plan, path, value) {
  const keys = path.split('/')
  let at = plan
  for (const key of keys.slice(0, -1)) at = at[key]
  at[keys.at(-1)] = value
}
const getAt = (plan, path) => path.split('/').reduce((at, key) => at?.[key], plan)

function save(dossier, person, plan, what) {
  dossier.kept ??= [{ number: 1, at: '2025-01-18T02:30:00Z', by: { id: 'u1', name: '许青禾' }, state: 'submitted', plan: dossier.plan }]
  dossier.plan = plan
  dossier.revision += 1
  dossier.updated_at = new Date().toISOString()
  dossier.changed_by = { id: person.id, name: person.name }
  dossier.kept.push({ number: dossier.revision, at: dossier.updated_at, by: dossier.changed_by, state: dossier.state, plan })
  dossier.history.unshift({ at: dossier.updated_at, by: dossier.changed_by, action: 'save', label: what, note: null, revision: dossier.revision })
  return { revision: dossier.revision, etag: `"${dossier.revision}"`, counts: countsOf(dossier) }
}

function stale(dossier) {
  return problem(409, 'stale', '别人刚改过这张表。', { changed_by: dossier.changed_by, changed_at: dossier.updated_at, current_etag: `"${dossier.revision}"`, changes: [] })
}

export function planRoutes(table, world) {
  const one = (id) => world.plans.find((dossier) => dossier.id === id) ?? (() => { throw problem(404, 'not_found', '没有这张表。') })()
  const seen = (person) => world.plans.filter((dossier) => person.roles.some((role) => !role.department || role.department === dossier.department.id))
  table.get('/plans', ({ query, person }) => {
    const items = seen(person).map(summary).filter((plan) => (!query.get('state') || query.get('state').split(',').includes(plan.state))
      && (!query.get('year') || String(plan.year) === query.get('year')) && (!query.get('q') || plan.department.name.includes(query.get('q'))) && (!query.get('department') || plan.department.id === query.get('department')))
    return { items, next: null, total: items.length }
  })
  table.post('/plans', ({ body, person }) => {
    const source = world.plans[0]
    const department = world.departments.find((each) => each.id === body.department)
    const blank = { kind: body.kind, form: source.plan.form, title: source.plan.title, year: body.year, department: department.name, funds: null, functions: [], organization: null, goals: { long_term: '', annual: '' }, columns: source.plan.columns, indicators: [], headings_without_indicator: [] }
    const plan = body.plan ?? (body.from === 'blank' ? blank : structuredClone(source.plan))
    const dossier = { id: `p${world.plans.length + 1}`, department: { id: department.id, name: department.name }, plan: { ...plan, year: body.year }, state: 'draft', findings: { ...source.findings, findings: [] }, revision: 1, confirmations: {}, comments: [], history: [], reasons: {}, actuals: {} }
    world.plans.push(dossier)
    return full(dossier, person)
  })
  table.get('/plans/:id', ({ params, person }) => full(one(params.id), person))
  table.put('/plans/:id/plan', ({ params, body, etag, person }) => {
    const dossier = one(params.id)
    if (etag && etag !== `"${dossier.revision}"`) throw stale(dossier)
    return save(dossier, person, body, '保存')
  })
  table.patch('/plans/:id/plan', ({ params, body, person }) => {
    const dossier = one(params.id)
    const clash = body.filter((edit) => JSON.stringify(getAt(dossier.plan, edit.path) ?? null) !== JSON.stringify(edit.old ?? null))
    if (clash.length) throw problem(409, 'stale', '同一格被别人改过。', { changed_by: dossier.changed_by, changed_at: dossier.updated_at, current_etag: `"${dossier.revision}"`, changes: clash.map((edit) => edit.path) })
    const plan = structuredClone(dossier.plan)
    for (const edit of body) setAt(plan, edit.path, edit.new)
    return save(dossier, person, plan, '保存')
  })
  table.get('/plans/:id/findings', ({ params }) => findingsOf(one(params.id), one(params.id).plan))
  table.post('/check', ({ body }) => findingsOf(world.plans.find((dossier) => dossier.plan.department === body.plan.department) ?? world.plans[0], body.plan))
  table.put('/plans/:id/confirmations/:print', ({ params, body, person }) => {
    return (one(params.id).confirmations[params.print] = { reason: body.reason, by: { id: person.id, name: person.name }, at: new Date().toISOString() })
  })
  table.delete('/plans/:id/confirmations/:print', ({ params }) => void delete one(params.id).confirmations[params.print])
  table.post('/plans/:id/moves', ({ params, body, person }) => {
    const dossier = one(params.id)
    dossier.state = leads[body.move] ?? dossier.state
    if (body.move === 'publish') dossier.published = true
    dossier.history.unshift({ at: new Date().toISOString(), by: { id: person.id, name: person.name }, action: body.move, move: body.move, label: labels[body.move], note: body.note ?? null })
    return full(dossier, person)
  })
  table.post('/moves', ({ body }) => ({ items: body.plans.map((id) => ((one(id).state = leads[body.move]), { plan: id, done: true, why_not: null })) }))
  table.get('/plans/:id/comments', ({ params }) => ({ items: one(params.id).comments, next: null }))
  table.post('/plans/:id/comments', ({ params, body, person }) => {
    const comment = { id: `c${Math.random()}`, path: body.path, text: body.text, by: { id: person.id, name: person.name }, at: new Date().toISOString(), resolved: false, reply_to: body.reply_to ?? null }
    one(params.id).comments.push(comment)
    return comment
  })
  table.patch('/comments/:id', ({ params, body }) => Object.assign(world.plans.flatMap((dossier) => dossier.comments).find((comment) => comment.id === params.id), body))
  table.get('/plans/:id/history', ({ params }) => ({ items: one(params.id).history, next: null }))
  const kept = (dossier) => dossier.kept ?? [{ number: 1, at: '2025-01-18T02:30:00Z', by: { id: 'u1', name: '许青禾' }, state: 'draft', plan: dossier.plan }]
  table.get('/plans/:id/revisions', ({ params }) => ({ items: kept(one(params.id)).map(({ plan: _left, ...rest }) => rest), next: null }))
  table.get('/plans/:id/revisions/:n', ({ params }) => kept(one(params.id)).find((each) => each.number === Number(params.n)))
  table.get('/plans/:id/diff', () => ({ schema: 'hengji.diff/1', plans: [{ fields: [{ field: '年度目标', before: '新增科技型企业420家', after: '新增科技型企业430家', difference: '10' }], indicators: [] }] }))
  table.get('/plans/:id/documents', ({ params }, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(`<p>${one(params.id).plan.department}</p>`)
  })
  table.get('/tasks', ({ person }) => ({ items: seen(person).filter((dossier) => ['returned', 'draft', 'submitted', 'monitoring'].includes(dossier.state)).map((dossier, n) => ({ id: dossier.id, kind: dossier.state,
    title: { returned: '按意见修改后重新提交', draft: '填完并提交', submitted: '审核', monitoring: '填报半年监控' }[dossier.state], plan: dossier.id, department: dossier.department, due: `2025-01-${18 + (n % 6) * 2}`, overdue: n === 0, link: `/plans/${dossier.id}` })), next: null }))
}
