export { collectGarbage } from './collectGarbage.ts';
export { detachedControl, flagControl, type JobControl, type Progress } from './control.ts';
export { JobQueue, type JobHandle, type JobWork } from './jobQueue.ts';
export type { WorkerMessage, WorkerRequest, WorkerRole, WorkerStart } from './protocol.ts';
export { WorkerLink } from './workerLink.ts';
