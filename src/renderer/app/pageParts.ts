/** Parts of the screens that have some; each stands in the address and is a command of the palette. */

export const CUSTOMER_TABS = ['customers', 'segments', 'compare', 'clusters'] as const;

/** Parts of the lifecycle screen. */
export const STAGE_VIEWS = [
  'now',
  'movement',
  'winBack',
  'need',
  'compare',
  'rules',
  'targets',
] as const;

export const VALUE_PARTS = ['brought', 'groups', 'expected', 'test', 'whatif', 'weights'] as const;
