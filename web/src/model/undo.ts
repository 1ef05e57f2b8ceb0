import { reversed, type Change } from './draft'

const deepest = 500

/** What was done, one batch a step, so that a paste of 300 cells is undone by one keystroke. */
export class UndoStack {
  private done: Change[][] = []
  private undone: Change[][] = []

  get canUndo(): boolean {
    return this.done.length > 0
  }
  get canRedo(): boolean {
    return this.undone.length > 0
  }

  push(batch: Change[]): void {
    if (!batch.length) return
    this.done.push(batch)
    if (this.done.length > deepest) this.done.shift()
    this.undone = []
  }

  /** The changes that take the last step back, or nothing. */
  undo(): Change[] {
    const batch = this.done.pop()
    if (!batch) return []
    this.undone.push(batch)
    return reversed(batch)
  }

  redo(): Change[] {
    const batch = this.undone.pop()
    if (!batch) return []
    this.done.push(batch)
    return batch
  }
}
