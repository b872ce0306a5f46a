import type { Command } from '../command.ts';
import { demo } from './demo.ts';
import { fit } from './fit.ts';
import { importFiles, undo } from './imports.ts';
import { inspect, read } from './reading.ts';
import { analyse, report, table } from './results.ts';
import { backup, create, restore, verify } from './workspace.ts';

/** Every command of the command line. */
export const COMMANDS: readonly Command[] = [
  create,
  read,
  inspect,
  importFiles,
  undo,
  analyse,
  table,
  fit,
  report,
  verify,
  backup,
  restore,
  demo,
];
