// The year by clicking, on PostgreSQL.
import { playYear } from './year.mjs'

playYear('postgresql')
