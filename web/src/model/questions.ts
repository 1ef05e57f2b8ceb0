import { shallowRef } from 'vue'

export interface Question {
  title: string
  text?: string
  confirm: string
  danger?: boolean
  /** Asks for a sentence as well; `required` refuses an empty one. */
  reason?: { label: string; required: boolean; initial?: string; placeholder?: string }
  answer: (given: string | null) => void
}

/** The one question that is open, shown by the shell. */
export const question = shallowRef<Question | null>(null)

function open(asked: Omit<Question, 'answer'>): Promise<string | null> {
  return new Promise((resolve) => {
    question.value = {
      ...asked,
      answer: (given) => {
        question.value = null
        resolve(given)
      },
    }
  })
}

/** True when the person agreed. */
export const confirmed = async (asked: Omit<Question, 'answer' | 'reason'>): Promise<boolean> => (await open(asked)) !== null

/** The sentence given, or null when the person turned back. */
export const reasonFor = (asked: Omit<Question, 'answer'>): Promise<string | null> => open(asked)
