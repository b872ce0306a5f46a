import { Button, NativeSelect, VisuallyHidden } from '@mantine/core';
import type { IdentityReview, LinkView } from '#shared/contract/identity.ts';
import { LINK_RULES, type LinkRule } from '#shared/domain/identity.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { customerName } from '../../components/customerName.ts';
import { ScrollRegion } from '../../components/ScrollRegion.tsx';
import { ErrorState } from '../../components/states.tsx';
import { errorOf, useContractCommand } from '../../rpc/hooks.ts';
import styles from './Data.module.css';
import { decisionFor } from './linkDecision.ts';

/** Links a page at a time, each with the button that undoes or makes it. */
export function LinkTable(props: {
  readonly review: IdentityReview;
  readonly rule: LinkRule | null;
  readonly offset: number;
  readonly pageSize: number;
  readonly onRule: (rule: LinkRule | null) => void;
  readonly onOffset: (offset: number) => void;
}) {
  const { review, rule, offset, pageSize, onRule, onOffset } = props;
  const { t, format } = useWords();
  const decide = useContractCommand('identity.decide');
  const error = errorOf(decide.error);
  const last = Math.min(offset + pageSize, review.total);
  return (
    <>
      {error && <ErrorState error={error} />}
      <div className={styles['linkBar']}>
        <NativeSelect
          aria-label={t('data.identity.rule')}
          value={rule ?? ''}
          data={[
            { value: '', label: t('data.identity.everyRule') },
            ...LINK_RULES.map((value) => ({ value, label: t(`data.identity.rule.${value}`) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onRule(LINK_RULES.find((name) => name === value) ?? null)
          }
        />
        <span className={styles['faint']}>
          {t('data.identity.range', {
            from: format.number(review.total === 0 ? 0 : offset + 1),
            to: format.number(last),
            total: format.number(review.total),
          })}
        </span>
        <Button
          variant="default"
          size="compact-xs"
          disabled={offset === 0}
          onClick={() => onOffset(Math.max(0, offset - pageSize))}
        >
          {t('data.identity.earlier')}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          disabled={last >= review.total}
          onClick={() => onOffset(offset + pageSize)}
        >
          {t('data.identity.later')}
        </Button>
      </div>
      <ScrollRegion>
        <table className={styles['batches']}>
          <thead>
            <tr>
              <th scope="col">{t('data.identity.first')}</th>
              <th scope="col">{t('data.identity.second')}</th>
              <th scope="col">{t('data.identity.rule')}</th>
              <th scope="col">{t('data.identity.state')}</th>
              <th scope="col" data-number>
                {t('data.identity.confidence')}
              </th>
              <th scope="col">
                <VisuallyHidden>{t('common.action.menu')}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {review.links.map((link) => (
              <LinkRow
                key={`${link.a.id} ${link.b.id}`}
                link={link}
                leastConfidence={review.leastConfidence}
                onDecide={(decision) => decide.mutate({ a: link.a.id, b: link.b.id, decision })}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

function LinkRow({
  link,
  leastConfidence,
  onDecide,
}: {
  link: LinkView;
  leastConfidence: number;
  onDecide: (decision: 'apart' | 'together' | 'default') => void;
}) {
  const { t, format } = useWords();
  const { a, b, rule, confidence, state } = link;
  const next = decisionFor(link, leastConfidence);
  const [first, second] = [customerName(a.name), customerName(b.name)];
  return (
    <tr data-undone={state !== 'linked'}>
      <IdCell name={first} fileName={a.fileName} />
      <IdCell name={second} fileName={b.fileName} />
      <td>{t(`data.identity.rule.${rule}`)}</td>
      <td>
        <span className={styles['tag']}>{t(`data.identity.state.${state}`)}</span>
      </td>
      <td data-number>{format.percent(confidence, 0)}</td>
      <td data-number>
        {next && (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={`${t(`data.identity.do.${next.action}`)}: ${first}, ${second}`}
            onClick={() => onDecide(next.decision)}
          >
            {t(`data.identity.do.${next.action}`)}
          </Button>
        )}
      </td>
    </tr>
  );
}

function IdCell({ name, fileName }: { name: string; fileName: string }) {
  return (
    <td className={styles['file']} title={`${name} · ${fileName}`}>
      {name}
      <span className={styles['kind']}>{fileName}</span>
    </td>
  );
}
