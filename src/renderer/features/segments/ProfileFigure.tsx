import type { RunContext } from '#shared/contract/run.ts';
import type { SegmentProfile } from '#shared/contract/segmentCompare.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import { profileSpec } from './profileSpec.ts';
import styles from './segments.module.css';

/** A segment against everybody else, field by field, those that differ most first. */
export function ProfileFigure(props: {
  readonly run: RunContext;
  readonly profile: SegmentProfile;
  readonly name: string;
  /** The saved segment, which a report asks for again. */
  readonly id?: number;
}) {
  const { run, profile, name } = props;
  const words = useWords();
  const { t, format } = words;
  const table = profileSpec(profile, run.hasAmounts, words);
  const small = Math.min(profile.segment.customers, profile.rest.customers) < profile.least;
  return (
    <FigureFrame
      title={t('segmentCompare.profile', { name })}
      caption={t('segmentCompare.profileMeasure', {
        segment: format.number(profile.segment.customers),
        rest: format.number(profile.rest.customers),
        day: format.day(run.asOf),
      })}
      measure="segment_profile"
      table={table}
      follows
      {...(props.id !== undefined && { behind: { kind: 'segment', id: props.id } })}
      report={props.id === undefined ? 'unsaved' : { kind: 'segmentProfile', id: props.id }}
    >
      {small && (
        <p className={styles['warn']}>{t('segmentCompare.few', { needed: profile.least })}</p>
      )}
      <SimpleTable table={table} />
    </FigureFrame>
  );
}
