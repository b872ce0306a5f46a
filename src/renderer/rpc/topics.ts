import type { Topic } from '#shared/contract/events.ts';
import type { MethodName } from '#shared/contract/index.ts';

/** Rooms whose answers are figures of a run. */
const OF_A_RUN = [
  'analysis.',
  'acquisition.',
  'value.',
  'stages.',
  'retention.',
  'customers.',
] as const;

/** Which answers a topic makes out of date: methods by the beginning of their names. */
const STARTS: Readonly<Record<Topic, readonly string[]>> = {
  workspace: ['workspace.', 'app.info', 'masking.'],
  batches: [
    'imports.',
    'masking.',
    'identity.',
    'analysis.current',
    'analysis.overview',
    'actions.',
  ],
  runs: [...OF_A_RUN, 'segments.', 'actions.', 'reports.model'],
  settings: ['settings.', 'imports.timeZone', 'identity.', ...OF_A_RUN],
  reports: ['reports.'],
  // A figure may be narrowed by a saved segment.
  segments: ['segments.', ...OF_A_RUN, 'reports.model'],
  targets: ['stages.targets'],
  events: ['events.'],
  actions: ['actions.'],
  playbook: ['playbook.'],
  jobs: ['jobs.'],
  masking: ['masking.', 'customers.', 'identity.'],
};

/** True if an answer of `method` is out of date after a change of `topics`. */
export function isOutdated(method: MethodName, topics: readonly Topic[]): boolean {
  return topics.some((topic) => STARTS[topic].some((start) => method.startsWith(start)));
}
