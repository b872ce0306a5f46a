import type { ValueView } from '#shared/contract/value.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { Gated } from '../../components/Answer.tsx';
import { shownSum } from '../../components/heldText.ts';
import { Stack } from '../../components/Stack.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import { LorenzFigure, TopFigure } from './Concentration.tsx';
import { Realised } from './Realised.tsx';
import { Tiers } from './Tiers.tsx';
import { OrderValue } from './OrderValue.tsx';
import styles from './value.module.css';

/** Realised value, and how unevenly it is spread. */
export function BroughtPart(props: {
  readonly view: ValueView;
  readonly models: OutputOf<'analysis.valueModels'> | undefined;
}) {
  const { run, realised, concentration, tiers } = props.view;
  const { t, format } = useWords();
  const { filter } = useFilter();
  const known = tiers.ok ? shownSum(tiers.value.map((tier) => tier.customers)) : null;
  const customers = known ?? run.customers;
  const settings = useContractQuery('settings.analysis', {});
  const money = props.models?.ok === true ? props.models.value.money : undefined;
  const variation = money?.ok === true ? money.value.variation : null;
  return (
    <Stack>
      <div className={styles['columns']}>
        <div className={styles['stack']}>
          <Gated gated={realised}>{(figures) => <Realised figures={figures} run={run} />}</Gated>
          {tiers.ok && <Tiers tiers={tiers.value} run={run} rules={settings.data?.stageRules} />}
        </div>
        {realised.ok && (
          <Gated gated={concentration}>
            {(figures) => (
              <div className={styles['stack']}>
                <div>
                  <LorenzFigure figures={figures} customers={customers} />
                  {variation !== null && filter === null && (
                    <p className={styles['note']}>
                      {t('valueModels.spread.variation', { value: format.number(variation, 2) })}
                    </p>
                  )}
                </div>
                <TopFigure figures={figures} />
              </div>
            )}
          </Gated>
        )}
      </div>
      {money?.ok === true && (
        <Gated gated={money.value.orderValue}>
          {(split) => <OrderValue view={split} run={run} />}
        </Gated>
      )}
    </Stack>
  );
}
