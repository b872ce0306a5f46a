import type { StageRules } from './stageSchemes.ts';

/** Limits of the time scheme to start from (B6): months of new, active and dormant. */
export const LIMIT_PRESETS = {
  fast: { newMonths: 3, activeMonths: 6, dormantMonths: 12 },
  seed: { newMonths: 6, activeMonths: 12, dormantMonths: 24 },
  durable: { newMonths: 12, activeMonths: 24, dormantMonths: 36 },
} as const satisfies Record<string, Partial<StageRules>>;
export type LimitPreset = keyof typeof LIMIT_PRESETS;

/** Settings that an industry usually sets otherwise (1.22); all the rest stays. */
export interface IndustrySettings {
  readonly stageRules: Partial<StageRules>;
  readonly horizonMonths: number;
  /** Period that repurchase is looked at over. */
  readonly periodDays: number;
  /** Alert: a value is told that has fallen to this per cent of that of so many months before. */
  readonly watchMonths: number;
  readonly watchFall: number;
}

/** Starting points of our own; no source measured them. */
export const INDUSTRY_PRESETS = {
  ecommerce: {
    stageRules: { ...LIMIT_PRESETS.fast, loyalOrders: 3, matureOrders: 4, matureMonths: 6 },
    horizonMonths: 12,
    periodDays: 90,
    watchMonths: 3,
    watchFall: 60,
  },
  finance: {
    stageRules: { ...LIMIT_PRESETS.durable, loyalOrders: 2, matureOrders: 3, matureMonths: 24 },
    horizonMonths: 36,
    periodDays: 365,
    watchMonths: 12,
    watchFall: 70,
  },
  telecom: {
    stageRules: {
      newMonths: 3,
      activeMonths: 3,
      dormantMonths: 6,
      loyalOrders: 6,
      matureOrders: 12,
      matureMonths: 12,
    },
    horizonMonths: 24,
    periodDays: 30,
    watchMonths: 1,
    watchFall: 80,
  },
} as const satisfies Record<string, IndustrySettings>;
export type Industry = keyof typeof INDUSTRY_PRESETS;
