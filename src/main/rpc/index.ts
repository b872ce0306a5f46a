export { createRouter, type Handlers, type Router } from './router.ts';
export {
  WORKER_ROLES,
  type PickedFile,
  type WorkerMethodName,
  type WorkerMethods,
} from './workerMethods.ts';
