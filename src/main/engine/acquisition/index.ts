/** Acquisition: what it costs to win customers by channel, and what those won are worth. */
export {
  channelAcquisition,
  type Acquisition,
  type AcquisitionInput,
  type ChannelLine,
} from './acquisition.ts';
export type { ChannelMix } from './channelMix.ts';
export type { ConversionAlert } from './conversionAlert.ts';
export type { CostColumns } from './costs.ts';
export type { AcquisitionMonth, ChannelFigures, EarlyLoss, WorthFigures } from './figures.ts';
export type { FunnelLine, LeadColumns, LeadFunnel, LeadStep, StepDuration } from './leadFunnel.ts';
export type { TimeSummary } from './percentile.ts';
export { QUADRANTS, type Quadrant } from './quadrants.ts';
export { touchConversion, type TouchConversion } from './touchConversion.ts';
export type { UnitPrices } from './unitPrices.ts';
