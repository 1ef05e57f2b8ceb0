// People, departments, windows, packs and the audit trail.
export function adminRoutes(table, world) {
  table.get('/departments', () => ({ items: world.departments, next: null }))
  table.get('/regions', () => ({ items: [{ id: '青槐市', name: '青槐市' }], next: null }))
  table.get('/people', () => ({ items: world.people, next: null }))
  table.get('/windows', () => ({ items: world.windows, next: null }))
  table.get('/jobs', () => ({ items: [], next: null }))
}
