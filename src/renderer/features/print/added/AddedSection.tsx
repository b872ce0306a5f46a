import type { AddedFigure, ReportModel } from '#shared/contract/reports.ts';
import { useWords, type Words } from '../../../app/LanguageProvider.tsx';
import { PaperScope, type PaperFigure } from '../../../components/paper.tsx';
import { ruleText } from '../../../components/ruleText.ts';
import { figureName } from './figureName.ts';
import { heldText } from './heldText.ts';
import { figureAnchor, type Section } from '../pages.ts';
import { ReportFigure, ReportGate, Sheet } from '../parts.tsx';
import styles from '../print.module.css';
import { FigureDrawing } from './FigureDrawing.tsx';

type Entry = Extract<Section, { kind: 'figures' }>['figures'][number];

/** Figures that the user added, one under the other. */
export function AddedSection(props: {
  readonly id: string;
  readonly figures: readonly Entry[];
  readonly model: ReportModel;
}) {
  const { model } = props;
  const { t } = useWords();
  return (
    <Sheet id={props.id} title={t('reportBuilder.section')}>
      {props.figures.map((entry) => {
        const added = model.added.find(({ id }) => id === entry.id);
        return (
          <div key={entry.id} id={figureAnchor(entry.id)}>
            {added && <Added entry={entry} added={added} model={model} />}
          </div>
        );
      })}
    </Sheet>
  );
}

interface AddedProps {
  readonly entry: Entry;
  readonly added: AddedFigure;
  readonly model: ReportModel;
}

/** A figure in the frame of the sheet: the user's message as its title, what was asked, what is held back. */
function Added({ entry, added, model }: AddedProps) {
  const words = useWords();
  const { view } = added.answer;
  const frame = (figure: PaperFigure) => (
    <Framed {...figure} entry={entry} added={added} model={model} />
  );
  if (!view.ok) {
    const title = figureName(entry.figure, words, model.segments);
    return frame({ title, caption: '', children: <ReportGate gate={view} /> });
  }
  return (
    <PaperScope frame={frame}>
      <FigureDrawing figure={entry.figure} answer={added.answer} model={model} />
    </PaperScope>
  );
}

function Framed({ entry, added, model, title, caption, children }: AddedProps & PaperFigure) {
  const words = useWords();
  const held = heldText(added.held, words);
  const captions = [
    ...(entry.message === '' ? [] : [title]),
    ...(caption === '' ? [] : [caption]),
    ...filterCaption(entry, model, words),
  ];
  return (
    <ReportFigure
      title={entry.message === '' ? title : entry.message}
      {...(captions.length > 0 && { caption: captions.join(' · ') })}
      run={model.overview.run}
      {...(added.customers !== null && { n: added.customers })}
    >
      {children}
      {entry.figure.kind === 'survival' && (
        <p className={styles['note']}>{words.t('reportBuilder.steps')}</p>
      )}
      {held !== null && (
        <p className={styles['note']}>{`${words.t('print.suppressed.note')}. ${held}`}</p>
      )}
      {entry.note !== '' && <p className={styles['own']}>{entry.note}</p>}
    </ReportFigure>
  );
}

/** The filter that the figure was added with, as a sentence. */
function filterCaption({ figure }: Entry, model: ReportModel, words: Words): string[] {
  if (!('filter' in figure) || figure.filter === null) return [];
  const names = {
    money: model.overview.run.money,
    segments: new Map(model.segments.map(({ id, name }) => [id, name])),
  };
  return [words.t('reportBuilder.filter', { rule: ruleText(figure.filter, words, names) })];
}
