import { acquisition } from './acquisition.ts';
import { actions } from './actions.ts';
import { benefits } from './benefits.ts';
import { calendar } from './calendar.ts';
import { channels } from './channels.ts';
import { checks } from './checks.ts';
import { cli } from './cli.ts';
import { clusters } from './clusters.ts';
import { cohorts } from './cohorts.ts';
import { common } from './common.ts';
import { customerCard } from './customerCard.ts';
import { customers } from './customers.ts';
import { data } from './data.ts';
import { definitions } from './definitions.ts';
import { duplicates } from './duplicates.ts';
import { errors } from './errors.ts';
import { evidence } from './evidence.ts';
import { faults } from './faults.ts';
import { features } from './features.ts';
import { findings } from './findings.ts';
import { gates } from './gates.ts';
import { home } from './home.ts';
import { imports } from './imports.ts';
import { intake } from './intake.ts';
import { lastReport } from './lastReport.ts';
import { leadScores } from './leadScores.ts';
import { lifecycle } from './lifecycle.ts';
import { masking } from './masking.ts';
import { modelNotes } from './modelNotes.ts';
import { need } from './need.ts';
import { outside } from './outside.ts';
import { palette } from './palette.ts';
import { phases } from './phases.ts';
import { playbook } from './playbook.ts';
import { print } from './print.ts';
import { rejects } from './rejects.ts';
import { relation } from './relation.ts';
import { reportBuilder } from './reportBuilder.ts';
import { reports } from './reports.ts';
import { retention } from './retention.ts';
import { rfm } from './rfm.ts';
import { rules } from './rules.ts';
import { segmentBuilder } from './segmentBuilder.ts';
import { segmentCompare } from './segmentCompare.ts';
import { segments } from './segments.ts';
import { settings } from './settings.ts';
import { stageNeed } from './stageNeed.ts';
import { stages } from './stages.ts';
import { survival } from './survival.ts';
import { tables } from './tables.ts';
import { terms } from './terms.ts';
import { touchpoints } from './touchpoints.ts';
import { unlock } from './unlock.ts';
import { value } from './value.ts';
import { valueTotals } from './valueTotals.ts';
import { valueWatch } from './valueWatch.ts';
import { weights } from './weights.ts';
import { wizard } from './wizard.ts';
import { valueModels } from './valueModels.ts';

export const zhTW = {
  acquisition,
  actions,
  benefits,
  calendar,
  channels,
  checks,
  cli,
  clusters,
  cohorts,
  common,
  customerCard,
  customers,
  data,
  definitions,
  duplicates,
  errors,
  evidence,
  faults,
  features,
  findings,
  gates,
  home,
  imports,
  intake,
  lastReport,
  leadScores,
  lifecycle,
  masking,
  modelNotes,
  need,
  outside,
  palette,
  phases,
  playbook,
  print,
  rejects,
  relation,
  reportBuilder,
  reports,
  retention,
  rfm,
  rules,
  segmentBuilder,
  segmentCompare,
  segments,
  settings,
  stageNeed,
  stages,
  survival,
  tables,
  terms,
  touchpoints,
  unlock,
  value,
  valueTotals,
  valueWatch,
  weights,
  wizard,
  valueModels,
};
