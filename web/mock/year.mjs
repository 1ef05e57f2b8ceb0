// Evidence, monitoring, scores and what the dashboards show.
import { summary } from './plans.mjs'

const fullYear = (dossier, row) => row.values[dossier.plan.columns.at(-1)] ?? ''

function dashboard(world) {
  const plans = world.plans.map((dossier) => ({ dossier, summary: summary(dossier) }))
  const byState = {}
  const bySeverity = {}
  const byCode = new Map()
  for (const { dossier, summary: one } of plans) {
    byState[one.state] = (byState[one.state] ?? 0) + 1
    for (const finding of dossier.findings.findings) {
      bySeverity[finding.severity] = (bySeverity[finding.severity] ?? 0) + 1
      byCode.set(finding.code, { code: finding.code, title: world.titles.get(finding.code) ?? finding.rule, count: (byCode.get(finding.code)?.count ?? 0) + 1 })
    }
  }
  const measured = Number.parseFloat(world.score.total)
  return { year: world.year, region: { id: 'r1', name: '青槐市', code: '', parent: null, level: 'county' },
    plans: { total: plans.length, by_state: byState, missing: [{ id: 'd0', name: '青槐市财政局' }] },
    findings: { by_severity: bySeverity, by_code: [...byCode.values()].sort((a, b) => b.count - a.count) },
    money: { unit: '万元', budget: '51230.40', executed: '24890.15' },
    progress: plans.map(({ summary: one }, n) => ({ department: one.department, plan: one.id, state: one.state, light: ['green', 'green', 'yellow', 'green', 'red'][n % 5],
      goals: `${38 + ((n * 13) % 40)}.${n}%`, money: `${41 + ((n * 17) % 35)}.${n}%`, score: n % 2 ? null : String(measured - n), grade: n % 2 ? null : '良' })),
    coverage: plans.map(({ dossier, summary: one }) => ({ department: one.department, codes: Object.fromEntries(dossier.findings.coverage.map((line) => [line.code, line.outcome])) })) }
}

function monitoring(world, dossier, date) {
  const found = new Map(world.half.attainments.map((one) => [one.indicator, one]))
  return { date, goals: '46.2%', money: '51.8%', alerts: ['资金执行比目标进度快 5.6 个百分点。'], etag: '"m1"', summary: dossier.summary ?? null,
    indicators: dossier.plan.indicators.map((row, n) => ({ indicator: row.level3, target_to_date: row.values[dossier.plan.columns[0]], target_of_year: fullYear(dossier, row), actual: found.get(row.level3)?.value ?? null,
      of_to_date: null, of_year: null, light: ['green', 'green', 'yellow', 'green', 'red', 'none'][n % 6], forecast: null, reason: dossier.reasons[row.level3] ?? null, why: null })) }
}

export function yearRoutes(table, world) {
  world.mend = [{ id: 'x1', problem: '产学研合作项目上半年只完成两成', measure: '按月调度', due: '2025-02-10', owner: '成果转化科', done: false }]
  const one = (id) => world.plans.find((dossier) => dossier.id === id)
  table.get('/plans/:id/measures', ({ query }) => (query.get('period') === 'half_year' ? world.half : world.measures))
  table.put('/plans/:id/actuals/:indicator', ({ params, body }) => ({ indicator: params.indicator, state: 'stated', value: body.value }))
  table.get('/plans/:id/monitoring', ({ params, query }) => monitoring(world, one(params.id), query.get('date')))
  table.put('/plans/:id/monitoring', ({ params, body }) => (Object.assign(one(params.id), { reasons: body.reasons, summary: body.summary }), monitoring(world, one(params.id), '2025-06-30')))
  table.get('/plans/:id/score', ({ params }) => ({ sheet: world.score, self_evaluation: one(params.id).self ?? null, re_evaluation: null }))
  table.put('/plans/:id/self-evaluation', ({ params, body }) => ((one(params.id).self = body), { sheet: world.score, self_evaluation: body, re_evaluation: null }))
  table.put('/plans/:id/re-evaluation', ({ body }) => ({ sheet: world.score, self_evaluation: null, re_evaluation: body }))
  table.post('/plans/:id/rectifications', ({ body }) => (world.mend.push({ id: `x${world.mend.length + 1}`, done: false, ...body }), world.mend.at(-1)))
  table.patch('/rectifications/:id', ({ params, body }) => Object.assign(world.mend.find((each) => each.id === params.id), body))
  table.get('/plans/:id/ledgers', () => ({ items: [{ type: '企业台账', name: '企业台账', columns: [{ name: '企业名称', type: 'text', required: true }, { name: '认定日期', type: 'date', required: true }], rows: 3, updated_at: '2025-01-12T01:00:00Z', for_indicators: ['新增科技型企业'] }], next: null }))
  table.get('/plans/:id/ledgers/:type/rows', () => ({ items: [1, 2, 3].map((number) => ({ number, cells: { 企业名称: `虚构企业${number}`, 认定日期: `2025-0${number}-11` } })), next: null }))
  table.get('/plans/:id/facts', () => ({ items: [{ id: 'f1', name: '预算数', period: '2025', value: '4860.50', unit: '万元', source: '部门预算批复', at: '2025-01-10T02:00:00Z', by: { id: 'u1', name: '许青禾' } }], next: null }))
  table.get('/plans/:id/rectifications', () => ({ items: world.mend, next: null }))
  table.get('/dashboard', () => dashboard(world))
  table.get('/indicators', ({ query }) => across(world, query.get('name'), () => true))
  table.get('/search', ({ query }) => ({ items: hits(world, query.get('q'), () => true), next: null }))
  table.get('/library/indicators', ({ query }) => ({ items: [...new Map(world.plans.flatMap((dossier) => dossier.plan.indicators).map((row) => [row.level3, row])).values()].filter((row) => row.level3.includes(query.get('q') ?? '')).slice(0, Number(query.get('limit') ?? 50))
    .map((row) => ({ level1: row.level1, level2: row.level2, level3: row.level3, definition: '', source: '青槐市共性指标', used_by: 1 })), next: null }))
  publicRoutes(table, world)
  table.get('/events', (_given, response, request) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write(': open\n\n')
    world.streams.add(response)
    request.on('close', () => world.streams.delete(response))
  })
}

function across(world, name, wanted) {
  return { name, items: world.plans.filter(wanted).flatMap((dossier) => dossier.plan.indicators.filter((row) => row.level3 === name).map((row) => ({ plan: dossier.id, department: dossier.department, year: dossier.plan.year, targets: row.values, actual: null, light: 'none' }))) }
}

function hits(world, q, wanted) {
  return world.plans.filter(wanted).flatMap((dossier) => dossier.plan.indicators.filter((row) => row.level3.includes(q)).map((row) => ({ kind: 'indicator', title: row.level3, excerpt: `${row.level1} ${row.level2} ${row.level3} ${fullYear(dossier, row)}`, link: `/plans/${dossier.id}`, plan: dossier.id, department: dossier.department, year: dossier.plan.year })))
}

function publicRoutes(table, world) {
  const open = (dossier) => dossier.published
  const plan = (dossier) => ({ id: dossier.id, department: dossier.department, year: dossier.plan.year, kind: dossier.plan.kind, title: dossier.plan.title, plan: dossier.plan, published_at: '2025-02-20T01:00:00Z' })
  table.get('/public/departments', ({ query }) => ({ items: world.plans.filter(open).map((dossier) => dossier.department).filter((one) => one.name.includes(query.get('q') ?? '')), next: null }))
  table.get('/public/departments/:id', ({ params }) => {
    const own = world.plans.filter((dossier) => open(dossier) && dossier.department.id === params.id)
    return { ...own[0].department, region: '青槐市', plans: own.map((dossier) => { const { plan: _left, department: _also, ...rest } = plan(dossier); return rest }) }
  })
  table.get('/public/plans/:id', ({ params }) => plan(world.plans.find((dossier) => dossier.id === params.id && open(dossier))))
  table.get('/public/search', ({ query }) => ({ items: hits(world, query.get('q'), open), next: null }))
  table.get('/public/compare', ({ query }) => across(world, query.get('name'), open))
}
