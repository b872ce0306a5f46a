import type { IdentityReview } from '#shared/contract/identity.ts';
import { LINK_RULES } from '#shared/domain/identity.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { useRoute } from '../../app/useRoute.ts';
import { Answer } from '../../components/Answer.tsx';
import { Section } from '../../components/Page.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { choose } from '../../components/useChoice.ts';
import { StaleBar } from '../../components/states.tsx';
import { useContractQuery } from '../../rpc/hooks.ts';
import styles from './Data.module.css';
import { LinkTable } from './LinkTable.tsx';

const PAGE = 20;

/** Which ids of the files are one customer: counts, and every link with its way back. */
export function IdentitySection() {
  const { t } = useWords();
  const { query } = useRoute();
  const rule = LINK_RULES.find((name) => name === query['links']) ?? null;
  const offset = Math.max(0, Math.trunc(Number(query['linksFrom'] ?? 0)) || 0);
  const review = useContractQuery('identity.review', { rule, offset, limit: PAGE });
  const run = useContractQuery('analysis.current', {}).data?.run;
  return (
    <Section title={t('data.identity.title')}>
      {run?.stale === true && <StaleBar createdAt={run.createdAt} />}
      <Answer query={review} height={200}>
        {(found) => (
          <>
            <Counts review={found} />
            {LINK_RULES.every((_, r) => found.rules[r]?.found === 0) ? (
              <p className={styles['faint']}>{t('data.identity.none')}</p>
            ) : (
              <LinkTable
                review={found}
                rule={rule}
                offset={offset}
                pageSize={PAGE}
                onRule={(links) => choose({ links: links ?? '', linksFrom: '' })}
                onOffset={(from) => choose({ linksFrom: from === 0 ? '' : String(from) })}
              />
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}

function Counts({ review }: { review: IdentityReview }) {
  const { t, format } = useWords();
  const { ids, customers, rules, shared, leastConfidence } = review;
  const unused = shared.phone + shared.email;
  return (
    <>
      <p>
        {t('data.identity.summary', {
          ids: format.number(ids),
          customers: t('common.count.customers', { count: customers }),
        })}
      </p>
      {unused > 0 && <p>{t('data.identity.shared', { count: unused })}</p>}
      {rules.some(({ found }) => found > 0) && (
        <>
          <SimpleTable
            table={{
              columns: [
                { label: t('data.identity.rule') },
                { label: t('data.identity.confidence'), numeric: true },
                { label: t('data.identity.found'), numeric: true },
                { label: t('data.identity.linked'), numeric: true },
              ],
              rows: rules.map(({ rule, confidence, found, linked }) => [
                t(`data.identity.rule.${rule}`),
                format.percent(confidence, 0),
                format.number(found),
                format.number(linked),
              ]),
            }}
          />
          <p className={styles['faint']}>
            {t('data.identity.least', { share: format.percent(leastConfidence, 0) })}
          </p>
        </>
      )}
    </>
  );
}
