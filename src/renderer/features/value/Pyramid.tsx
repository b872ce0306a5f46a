import { SegmentedControl } from '@mantine/core';
import type { RunContext } from '#shared/contract/run.ts';
import type { ValueMoneyView } from '#shared/contract/valueModels.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useScheme } from '../../app/ThemeProvider.tsx';
import { stageInk } from '../../charts/stageInk.ts';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { useChoice } from '../../components/useChoice.ts';
import { useClaims } from '../../components/useClaims.tsx';
import { pyramidRows, pyramidRule, pyramidSpec, pyramidText } from './pyramidShares.ts';
import styles from './value.module.css';

const TIER_KINDS = ['share', 'absolute'] as const;

/** The tiers as a pyramid of heads, beside their shares of acquisition cost and contribution. */
export function Pyramid(props: {
  readonly pyramid: ValueMoneyView['pyramid'];
  readonly customers: number;
  readonly run: RunContext;
  /** Which tiers are shown at first; those of the settings if it is not said. */
  readonly begin?: 'share' | 'absolute';
}) {
  const { pyramid, customers, run } = props;
  const words = useWords();
  const { t, known, format } = words;
  const mode = useScheme();
  const { claims, claimsSwitch } = useClaims();
  const [chosen, setChosen] = useChoice('tiers', TIER_KINDS, props.begin ?? pyramid.active);
  const kind = pyramid.absolute ? chosen : 'share';
  const tiers = (kind === 'absolute' ? pyramid.absolute : pyramid.share)?.tiers ?? [];
  const { rows, basis, costs } = pyramidRows(tiers);
  const table = {
    ...pyramidSpec(tiers, words),
    behind: rows.map(({ id }) => pyramidRule(pyramid, kind, id)),
  };
  const how = pyramidText(pyramid, kind, run, words);
  const inUse = kind === pyramid.active ? format.aside(how, t('valueModels.pyramid.active')) : how;
  return (
    <FigureFrame
      title={t('valueModels.pyramid.title')}
      caption={countedCaption([inUse], customers, words)}
      measure="pyramid"
      report={{ kind: 'pyramid', tiers: kind }}
      table={table}
      actions={
        <>
          {pyramid.absolute && (
            <SegmentedControl
              size="xs"
              aria-label={t('valueModels.inputs.tierKind')}
              value={kind}
              onChange={setChosen}
              data={TIER_KINDS.map((value) => ({
                value,
                label: t(`valueModels.inputs.tierKind.${value}`),
              }))}
            />
          )}
          {claimsSwitch}
        </>
      }
    >
      <div className={styles['pyramid']} aria-hidden="true">
        {rows.map(({ id, heads }) => (
          <div key={id}>
            <span>{known(`terms.stage.${id}`)}</span>
            <i style={{ width: `${100 * heads}%`, backgroundColor: stageInk(id, mode) }} />
            <span>{format.percent(heads)}</span>
          </div>
        ))}
      </div>
      <SimpleTable table={table} />
      {kind === 'share' && <p className={styles['note']}>{t('valueModels.pyramid.fixedNote')}</p>}
      {claims && (
        <p className={styles['note']}>
          {t('common.claims.says', { text: t('valueModels.pyramid.claim') })}
        </p>
      )}
      {costs === 0 && <p className={styles['note']}>{t('valueModels.pyramid.costUnknown')}</p>}
      {costs > 0 && costs < 1 && (
        <p className={styles['note']}>
          {t('valueModels.pyramid.costPart', { share: format.percent(costs) })}
        </p>
      )}
      {basis !== 'net' && <p className={styles['note']}>{t('valueModels.pyramid.before')}</p>}
    </FigureFrame>
  );
}
