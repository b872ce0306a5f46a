import { allOf, conditionsOf, type SegmentRule } from '#shared/domain/segmentRule.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useFilter } from '../../app/useFilter.ts';
import { ruleText } from '../../components/ruleText.ts';
import { useRuleNames } from '../../components/useRuleNames.ts';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './customers.module.css';

/** Why nobody fits: what the list would hold without each one of the conditions. */
export function NoneFound(props: {
  readonly pick: SegmentRule | null;
  readonly onPick: (pick: SegmentRule | null) => void;
  readonly search: string;
  readonly onSearch: (text: string) => void;
}) {
  const { pick, onPick, search, onSearch } = props;
  const words = useWords();
  const { t } = words;
  const names = useRuleNames();
  const parts = conditionsOf(pick);
  return (
    <div className={styles['none']}>
      <p className={styles['strong']}>{t('customers.none.title')}</p>
      <p>{t('customers.none.body')}</p>
      <ul>
        {parts.map((part, at) => {
          const rest = allOf(parts.filter((_, other) => other !== at));
          const name = ruleText(part, words, names);
          const drop = (): void => onPick(rest);
          return <Without key={name} name={name} pick={rest} search={search} onDrop={drop} />;
        })}
        {search !== '' && (
          <Without
            name={t('customers.filter.search', { text: search })}
            pick={pick}
            search=""
            onDrop={() => onSearch('')}
          />
        )}
      </ul>
    </div>
  );
}

function Without(props: {
  readonly name: string;
  readonly pick: SegmentRule | null;
  readonly search: string;
  readonly onDrop: () => void;
}) {
  const { name, pick, search, onDrop } = props;
  const { t } = useWords();
  const { filter } = useFilter();
  const page = useContractQuery('customers.page', {
    filter: allOf([filter, pick]),
    search,
    sort: { by: 'net_revenue', direction: 'descending' },
    offset: 0,
    limit: 1,
  });
  return (
    <li>
      <button type="button" className={styles['link']} onClick={onDrop}>
        {t('customers.none.without', { name })}
      </button>{' '}
      {page.data && t('common.count.customers', { count: page.data.total })}
    </li>
  );
}
