// The year by clicking, on SQLite.
import { playYear } from './year.mjs'

playYear('sqlite')
