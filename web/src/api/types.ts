/** The shapes of the server's contract, by the names that the pages use. `schema.ts` is made from src/server/openapi.json. */
import type { components } from './schema'

type Shapes = components['schemas']

export type Role = Shapes['Role']
export type RoleBinding = Shapes['RoleBinding']
export type PlanState = Shapes['PlanState']
export type Severity = Shapes['Severity']
export type LightColour = Shapes['Light']
export type Stage = Shapes['Stage']
export type MoveName = Shapes['Move']

export type Person = Shapes['Person']
export type Session = Shapes['Session']
export type SignInMethods = Shapes['SignInMethods']
export type SessionItem = Shapes['SessionItem']
export type Token = Shapes['Token']
export type Named = Shapes['PersonName']
export type Department = Shapes['Department']
export type Region = Shapes['Region']
export interface List<T> { items: T[]; next: string | null; total?: number }

export type Task = Shapes['Task']
export type Counts = Shapes['Counts']
export type PlanSummary = Shapes['PlanSummary']
export type PlanDetail = Shapes['PlanDetail']
export type MoveOffer = Shapes['MoveOffer']
export type StageWindow = Shapes['Window']
export type Saved = Shapes['Saved']
export type CellChange = Shapes['CellChange']

export type Place = Shapes['At']
export type Target = Shapes['Target']
export type Indicator = Shapes['Indicator']
export type Plan = Shapes['Plan']
export type Funds = Plan['funds']
export type Organization = Plan['organization']

export type Finding = Shapes['Finding']
export type Findings = Shapes['Findings']
export type CoverageLine = Findings['coverage'][number]
export type Fix = Shapes['Fix']

export type Comment = Shapes['Comment']
export type HistoryEntry = Shapes['HistoryEntry']
export type Revision = Shapes['Revision']
export type RevisionDetail = Shapes['RevisionDetail']

export type StoredFile = Shapes['StoredFile']
export type Job = Shapes['Job']
export type LedgerType = Shapes['LedgerType']
export type LedgerRow = Shapes['LedgerRow']
export type ImportReport = Shapes['ImportReport']
export type Fact = Shapes['Fact']
export type Attainment = Shapes['Attainment']
export type Attainments = Shapes['Attainments']
export type MonitoringView = Shapes['MonitoringView']
export type ScoreSheet = Shapes['ScoreSheet']
export type Evaluations = Shapes['Evaluations']
export type SelfEvaluation = Shapes['SelfEvaluation']
export type ReEvaluation = Shapes['ReEvaluation']
export type Rectification = Shapes['Rectification']

export type Dashboard = Shapes['Dashboard']
export type Money = NonNullable<Dashboard['money']>
export type Outlook = Shapes['Outlook']
export type IndicatorAcross = Shapes['IndicatorAcross']
export type SearchHit = Shapes['SearchHit']
export type LibraryIndicator = Shapes['LibraryIndicator']
export type Pack = Shapes['Pack']
export type PackDetail = Shapes['PackDetail']
export type AuditEntry = Shapes['AuditEntry']
export type Verification = Shapes['Verification']
export type Health = Shapes['Health']
export type PublicPlan = Shapes['PublicPlan']
export type PublicDepartment = Shapes['PublicDepartment']

/** One line of hengji.score/1. The schema leaves it open; the score room writes these. */
export type Evidence = string | undefined
export interface ScoreLine {
  part?: string; level1: string; indicator: string; target: string; actual: string | null; evidence?: string
  weight: string; score: string | null; arithmetic: string | null; why?: string | null
}
export interface ScorePart { name: string; weight: string; score: string; unscored?: string }
