import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { SegmentSize } from '#shared/contract/segmentCompare.ts';
import type { Segment, SegmentOverview } from '#shared/contract/segments.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { textOfRule } from '../../app/ruleAddress.ts';
import { showCustomers } from '../../app/showCustomers.ts';
import { useFilter } from '../../app/useFilter.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { navigate } from '../../app/useRoute.ts';
import { ruleText } from '../../components/ruleText.ts';
import { useRuleNames } from '../../components/useRuleNames.ts';
import { WhatToDo } from '../../components/WhatToDo.tsx';
import { useContractCommand } from '../../rpc/hooks.ts';
import { Refusal } from './Refusal.tsx';
import { SizeFacts } from './SizeFacts.tsx';
import styles from './segments.module.css';

interface Lists {
  readonly run: RunContext;
  readonly overview: SegmentOverview;
}

/** Every saved segment as a card, by name. */
export function SavedCards(props: Lists & { readonly segments: readonly Segment[] }) {
  const { run, overview, segments } = props;
  const { t } = useWords();
  const sizes = new Map(overview.saved.map(({ id, size }) => [id, size]));
  if (segments.length === 0) return <p>{t('segmentBuilder.noneSaved')}</p>;
  return (
    <ul className={styles['cards']}>
      {segments.map((segment) => (
        <SavedCard
          key={segment.id}
          segment={segment}
          size={sizes.get(segment.id)}
          {...{ run, overview }}
        />
      ))}
    </ul>
  );
}

function SavedCard(
  props: Lists & { readonly segment: Segment; readonly size: SegmentSize | undefined },
) {
  const { segment, size, ...lists } = props;
  const { t } = useWords();
  const [asks, setAsks] = useState(false);
  const remove = useContractCommand('segments.remove');
  const open = (): void => navigate('customers', { tab: 'segments', segment: String(segment.id) });
  return (
    <Card
      {...lists}
      title={segment.name}
      size={size}
      rule={segment.rule}
      pick={{ kind: 'segment', id: segment.id }}
      actions={
        <>
          <Button size="compact-xs" variant="default" onClick={open}>
            {t('segmentBuilder.edit')}
          </Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                aria-label={t('segmentBuilder.more', { name: segment.name })}
              >
                <IconDots size={14} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                onClick={() => navigate('customers', { tab: 'compare', ids: String(segment.id) })}
              >
                {t('segmentBuilder.compare')}
              </Menu.Item>
              <Menu.Item onClick={() => setAsks(true)}>{t('segmentBuilder.drop')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      {asks && (
        <p className={styles['ask']} role="alertdialog" aria-label={segment.name}>
          {t('segmentBuilder.dropSure')}{' '}
          <Button
            autoFocus
            size="compact-xs"
            loading={remove.isPending}
            onClick={() => remove.mutate({ id: segment.id })}
          >
            {t('segmentBuilder.drop')}
          </Button>{' '}
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              setAsks(false);
              remove.reset();
            }}
          >
            {t('segmentBuilder.keep')}
          </Button>
        </p>
      )}
      <Refusal thrown={remove.error} />
    </Card>
  );
}

/** What the data suggest, with the reason and its limits. */
export function SuggestedCards({ run, overview }: Lists) {
  const words = useWords();
  const { t } = words;
  if (overview.suggested.length === 0) return <p>{t('segmentBuilder.noneSuggested')}</p>;
  return (
    <ul className={styles['cards']}>
      {overview.suggested.map(({ id, rule, size, params }) => (
        <Card
          key={id}
          run={run}
          overview={overview}
          title={t(`segmentBuilder.suggest.${id}`)}
          size={size}
          rule={rule}
          pick={rule}
          reason={t(`segmentBuilder.why.${id}`, writtenParams(params, words))}
          actions={
            <Button
              size="compact-xs"
              variant="default"
              onClick={() =>
                navigate('customers', { tab: 'segments', segment: 'new', rule: textOfRule(rule) })
              }
            >
              {t('segmentBuilder.openAsNew')}
            </Button>
          }
        />
      ))}
    </ul>
  );
}

function writtenParams(
  params: Readonly<Record<string, string | number>>,
  { format }: Words,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? format.number(value) : value,
    ]),
  );
}

function Card(
  props: Lists & {
    readonly title: string;
    readonly size: SegmentSize | undefined;
    readonly rule: SegmentRule;
    /** What the list and the filter take: the segment itself where it is saved. */
    readonly pick: SegmentRule;
    readonly reason?: string;
    readonly actions: ReactNode;
    readonly children?: ReactNode;
  },
) {
  const { run, overview, title, size, rule, pick, reason, actions, children } = props;
  const words = useWords();
  const { t } = words;
  const names = useRuleNames();
  const { setFilter } = useFilter();
  return (
    <li className={styles['card']}>
      <h3>{title}</h3>
      {size && (
        <SizeFacts
          size={size}
          all={overview.all}
          money={overview.money}
          hasAmounts={run.hasAmounts}
        />
      )}
      {size && size.customers > 0 && size.customers < 10 && (
        <p className={styles['warn']}>{t('segmentBuilder.small', { count: size.customers })}</p>
      )}
      {reason !== undefined && <p>{reason}</p>}
      <p className={styles['rule']}>{ruleText(rule, words, names)}</p>
      <div className={styles['cardActions']}>
        <Button size="compact-xs" variant="default" onClick={() => showCustomers(pick)}>
          {t('segmentBuilder.show')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setFilter(pick)}>
          {t('segments.chip.useForAll')}
        </Button>
        {actions}
        <WhatToDo
          basis={
            pick.kind === 'segment'
              ? { kind: 'segment', id: pick.id, name: title }
              : { kind: 'rule', rule: pick }
          }
          name={title}
        />
      </div>
      {children}
    </li>
  );
}
