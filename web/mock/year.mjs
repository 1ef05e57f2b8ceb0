// Evidence, monitoring, scores and what the dashboards show.
export function yearRoutes(table, world) {
  table.get('/plans/:id/measures', ({ query }) => (query.get('period') === 'half_year' ? world.half : world.measures))
  table.get('/plans/:id/score', () => world.score)
  table.get('/plans/:id/rectifications', () => ({ items: [], next: null }))
  table.get('/events', (_given, response, request) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    response.write(': open\n\n')
    world.streams.add(response)
    request.on('close', () => world.streams.delete(response))
  })
}
