import type { RunContext } from '#shared/contract/run.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { RealisedFigures } from './valueTypes.ts';

export interface RealisedLine {
  readonly label: string;
  readonly amount: string;
  readonly kind: 'plain' | 'sum' | 'apart';
}

/** Gross, refunds, net, per customer, and what belongs to no customer. Refunds are written below zero. */
export function realisedLines(
  figures: RealisedFigures,
  run: RunContext,
  { t, format }: Words,
): RealisedLine[] {
  const money = (minor: number): string => format.money(minor, run.money, true);
  return [
    { label: t('value.realised.gross'), amount: money(figures.gross), kind: 'plain' },
    {
      label: t('value.realised.refunds'),
      amount: money(-Math.abs(figures.refunds)),
      kind: 'plain',
    },
    { label: t('value.realised.net'), amount: money(figures.net), kind: 'sum' },
    { label: t('value.realised.perCustomer'), amount: money(figures.perCustomer), kind: 'plain' },
    { label: t('value.realised.unidentified'), amount: money(figures.unidentified), kind: 'apart' },
  ];
}
