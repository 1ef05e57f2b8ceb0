// People, departments, windows, packs and the audit trail.
export function adminRoutes(table, world) {
  const list = (items) => ({ items, next: null, total: items.length })
  table.get('/departments', () => list(world.departments))
  table.get('/regions', () => list([{ id: '青槐市', name: '青槐市', code: '320000', parent: null, level: 'county' }]))
  table.get('/people', () => list(world.people))
  table.post('/people', ({ body }) => (world.people.push({ id: `u${world.people.length + 1}`, active: true, ...body }), world.people.at(-1)))
  table.patch('/people/:id', ({ params, body }) => Object.assign(world.people.find((one) => one.id === params.id), body))
  table.get('/windows', () => list(world.windows.length ? world.windows : [
    ['declare', '2025-01-02', '2025-01-31', 'open'], ['review', '2025-02-01', '2025-02-20', 'before'], ['monitor', '2025-07-01', '2025-07-31', 'before'], ['self_evaluate', '2026-01-05', '2026-02-28', 'before'],
  ].map(([stage, opens, closes, state], n) => ({ id: `w${n}`, region: '青槐市', year: 2025, stage, opens, closes, warn_days: 7, state, exceptions: n ? [] : [{ department: world.departments[3], until: '2025-02-05', reason: '机构改革，人员编制待核', by: { id: 'u3', name: '周晏清' } }] }))))
  table.get('/jobs', () => list([{ id: 'j1', kind: 'reading', state: 'done', progress: 1, message: '读完 4 页', created_at: '2025-01-20T01:00:00Z', updated_at: '2025-01-20T01:00:02Z', result: null, problem: null, subject: '目标表.pdf' }]))
  table.get('/packs', () => list([{ id: 'jiangsu/2025', name: '江苏 2025', region: '江苏', from: '2025-01-01', to: null, extends: 'national/2025' }, { id: 'national/2025', name: '全国 2025', region: '全国', from: '2025-01-01', to: null, extends: null }]))
  table.get('/packs/:id', ({ params }) => ({ id: params.id, name: params.id, region: '江苏', from: '2025-01-01', to: null, extends: null, forms: [{ id: 'jiangsu/department-goal', title: '部门整体预算绩效目标表', kind: 'department-goal' }], parameters: [], switches: [], citations: ['财预〔2015〕88号'] }))
  table.get('/audit', () => list(Array.from({ length: 12 }, (_, n) => ({ number: 12 - n, at: `2025-01-${20 - n}T02:00:00Z`, by: { id: 'u1', name: '许青禾' }, action: 'plan.save', label: '保存目标表', subject: 'science-bureau', hash: `${n}f3a09c17be2d44${n}`, previous: '' }))))
  table.post('/audit/verify', () => ({ clean: true, entries: 12, faults: [], algorithm: 'SM3', head: '0f3a09c17be2d440' }))
  table.get('/admin/health', () => ({ version: '0.1.0', store: 'sqlite', uptime_seconds: 4200, requests: 913, jobs: { waiting: 0, done: 1 }, checks: [{ name: '数据库', ok: true, text: '1.2 毫秒' }], open_connections: 3, memory_bytes: 48_000_000, database_bytes: 2_100_000 }))
}
