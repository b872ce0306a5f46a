export { HeadlessHost } from './headlessHost.ts';
