import type { z } from 'zod';
import { actionsContract } from './actions.ts';
import { analysisContract } from './analysis.ts';
import { channelsBroughtContract } from './channelsBrought.ts';
import { clustersContract } from './clusters.ts';
import { customersContract } from './customers.ts';
import { datedEventsContract } from './datedEvents.ts';
import { featuresContract } from './features.ts';
import { figuresContract } from './figures.ts';
import { identityContract } from './identity.ts';
import { importsContract } from './importMethods.ts';
import { jobsContract } from './jobs.ts';
import { leadScoresContract } from './leadScores.ts';
import { maskingContract } from './masking.ts';
import type { Method, MethodKind } from './method.ts';
import { playbookContract } from './playbook.ts';
import { reportsContract } from './reports.ts';
import { retentionContract } from './retention.ts';
import { rfmContract } from './rfm.ts';
import { segmentCompareContract } from './segmentCompare.ts';
import { segmentsContract } from './segments.ts';
import { settingsContract } from './settings.ts';
import { stagesContract } from './stages.ts';
import { outsideContract } from './outsideData.ts';
import { touchpointsContract } from './touchpoints.ts';
import { valueWatchContract } from './valueWatch.ts';
import { workspaceContract } from './workspace.ts';

/** Every method that the screens can call, by name: the one door of the core. */
export const contract = {
  ...valueWatchContract,
  ...workspaceContract,
  ...jobsContract,
  ...importsContract,
  ...identityContract,
  ...settingsContract,
  ...analysisContract,
  ...leadScoresContract,
  ...outsideContract,
  ...touchpointsContract,
  ...channelsBroughtContract,
  ...rfmContract,
  ...featuresContract,
  ...customersContract,
  ...maskingContract,
  ...segmentsContract,
  ...figuresContract,
  ...segmentCompareContract,
  ...clustersContract,
  ...stagesContract,
  ...retentionContract,
  ...datedEventsContract,
  ...actionsContract,
  ...playbookContract,
  ...reportsContract,
} satisfies Record<string, Method>;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type InputOf<Name extends MethodName> = z.input<Contract[Name]['input']>;
export type ParsedInputOf<Name extends MethodName> = z.output<Contract[Name]['input']>;
/** What the method yields; for a job, what the finished job yields. */
export type OutputOf<Name extends MethodName> = z.output<Contract[Name]['output']>;
export type NamesOfKind<Kind extends MethodKind> = {
  [Name in MethodName]: Contract[Name]['kind'] extends Kind ? Name : never;
}[MethodName];
