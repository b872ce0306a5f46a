import { acquisition } from './acquisition.ts';
import { checks } from './checks.ts';
import { cli } from './cli.ts';
import { common } from './common.ts';
import { customers } from './customers.ts';
import { data } from './data.ts';
import { definitions } from './definitions.ts';
import { errors } from './errors.ts';
import { evidence } from './evidence.ts';
import { faults } from './faults.ts';
import { findings } from './findings.ts';
import { gates } from './gates.ts';
import { home } from './home.ts';
import { intake } from './intake.ts';
import { lifecycle } from './lifecycle.ts';
import { modelNotes } from './modelNotes.ts';
import { palette } from './palette.ts';
import { phases } from './phases.ts';
import { print } from './print.ts';
import { reports } from './reports.ts';
import { retention } from './retention.ts';
import { rules } from './rules.ts';
import { segments } from './segments.ts';
import { settings } from './settings.ts';
import { terms } from './terms.ts';
import { unlock } from './unlock.ts';
import { value } from './value.ts';

export const zhCN = {
  acquisition,
  checks,
  cli,
  common,
  customers,
  data,
  definitions,
  errors,
  evidence,
  faults,
  findings,
  gates,
  home,
  intake,
  lifecycle,
  modelNotes,
  palette,
  phases,
  print,
  reports,
  retention,
  rules,
  segments,
  settings,
  terms,
  unlock,
  value,
};
