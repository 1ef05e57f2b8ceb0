import { get } from '@/api/client'
import type { Job } from '@/api/types'

/** Waits for a job of the server, telling how far it is. Stops asking when `signal` is aborted; the job goes on. */
export async function finished(job: Job, signal: AbortSignal, tell: (job: Job) => void): Promise<Job> {
  let now = job
  let pause = 150
  while (now.state === 'waiting' || now.state === 'running') {
    tell(now)
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (signal.aborted) throw new DOMException('left', 'AbortError')
    pause = Math.min(2000, pause * 1.5)
    now = await get<Job>(`/jobs/${job.id}`, signal)
  }
  tell(now)
  return now
}
