import type { HealthView, Overview } from '#shared/contract/overview.ts';
import { HEALTH_PARTS } from '#shared/domain/definitions.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { Section } from '../../components/Page.tsx';
import { TooLittle } from '../../components/states.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import styles from './health.module.css';

/** The last finished month against the own past: the score, what it is made of, twelve months. */
export function HealthPanel({ health }: { health: Overview['health'] }) {
  const { t } = useWords();
  if (health.ok) return <Health view={health.value} />;
  return (
    <Section title={t('home.health.title')}>
      <TooLittle gate={health} />
    </Section>
  );
}

/** The figure from its view. */
export function Health({ view }: { view: HealthView }) {
  const words = useWords();
  const { t, format } = words;
  const months = Math.max(...view.parts.map((part) => part.months));
  const left = HEALTH_PARTS.filter((id) => view.parts.every((part) => part.id !== id));
  return (
    <FigureFrame
      title={t('home.health.title')}
      caption={t('home.health.caption', { month: format.month(view.month) })}
      measure="health"
      follows
      report={{ kind: 'health' }}
      table={healthSpec(view, words)}
    >
      <div className={styles['health']}>
        <div className={styles['score']}>
          <span className={styles['number']}>{format.number(view.score)}</span>
          <span className={styles['of']}>
            {t('home.health.score', { month: format.month(view.month), count: months })}
          </span>
          <Sparkline
            values={view.trend}
            complete
            width={132}
            height={28}
            label={t('home.health.trend')}
          />
        </div>
        <table className={styles['parts']}>
          <thead>
            <tr>
              <th>{t('home.health.part')}</th>
              <th className={styles['numeric']}>{t('home.health.value')}</th>
              <th className={styles['numeric']}>{t('home.health.usual')}</th>
              <th>{t('home.health.points')}</th>
            </tr>
          </thead>
          <tbody>
            {view.parts.map((part) => (
              <tr key={part.id}>
                <th scope="row">{t(`home.health.part.${part.id}`)}</th>
                <td className={styles['numeric']}>{partText(part.id, part.value, words)}</td>
                <td className={styles['numeric']}>{partText(part.id, part.usual, words)}</td>
                <td className={styles['bar']}>
                  <meter min={0} max={100} value={part.score} aria-hidden />
                  <span className={styles['points']}>{format.number(part.score)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left.length > 0 && (
        <p className={styles['left']}>
          {t('home.health.left', {
            parts: left.map((id) => t(`home.health.part.${id}`)).join(' · '),
          })}
        </p>
      )}
    </FigureFrame>
  );
}

function healthSpec(view: HealthView, words: Words): TableSpec {
  const { t, format } = words;
  const number = (label: string) => ({ label, numeric: true });
  return {
    columns: [
      { label: t('home.health.part') },
      number(t('home.health.value')),
      number(t('home.health.usual')),
      number(t('home.health.points')),
    ],
    rows: view.parts.map((part) => [
      t(`home.health.part.${part.id}`),
      partText(part.id, part.value, words),
      partText(part.id, part.usual, words),
      format.number(part.score),
    ]),
  };
}

/** Growth and revenue are changes; loss and repeat are shares; frequency is a number. */
function partText(id: HealthView['parts'][number]['id'], value: number, { format }: Words): string {
  if (id === 'frequency') return format.number(value, 2);
  return id === 'growth' || id === 'revenue' ? format.change(value) : format.percent(value);
}
