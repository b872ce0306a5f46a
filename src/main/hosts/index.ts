export { argumentOf, builtFiles, dataFolder } from './builtFiles.ts';
export { serve } from './serve.ts';
