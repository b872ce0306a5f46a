/** Acquisition: what it costs to win customers by channel, and what those won are worth. */
export {
  channelAcquisition,
  type Acquisition,
  type AcquisitionInput,
  type AcquisitionMonth,
  type ChannelFigures,
  type ChannelLine,
} from './acquisition.ts';
export type { ConversionAlert } from './conversionAlert.ts';
export type { CostAllocation, CostColumns } from './costs.ts';
export { QUADRANTS, type Quadrant } from './quadrants.ts';
