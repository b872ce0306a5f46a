import type { CustomerFilter } from '#shared/contract/customers.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './customers.module.css';
import { setParts, withoutPart, type FilterPart } from './filter.ts';
import { partName } from './partName.ts';

/** Why nobody fits: what the list would hold without each one of the filters. */
export function NoneFound(props: {
  readonly filter: CustomerFilter;
  readonly onChange: (filter: CustomerFilter) => void;
}) {
  const { t } = useWords();
  return (
    <div className={styles['none']}>
      <p className={styles['strong']}>{t('customers.none.title')}</p>
      <p>{t('customers.none.body')}</p>
      <ul>
        {setParts(props.filter).map((part) => (
          <Without key={part} part={part} {...props} />
        ))}
      </ul>
    </div>
  );
}

function Without(props: {
  readonly filter: CustomerFilter;
  readonly part: FilterPart;
  readonly onChange: (filter: CustomerFilter) => void;
}) {
  const words = useWords();
  const { t } = words;
  const rest = withoutPart(props.filter, props.part);
  const page = useContractQuery('customers.page', {
    filter: rest,
    sort: { by: 'net_revenue', direction: 'descending' },
    offset: 0,
    limit: 1,
  });
  return (
    <li>
      <button type="button" className={styles['link']} onClick={() => props.onChange(rest)}>
        {t('customers.none.without', { name: partName(props.filter, props.part, words) })}
      </button>{' '}
      {page.data && t('common.count.customers', { count: page.data.total })}
    </li>
  );
}
