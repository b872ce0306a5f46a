import type { MessagePort } from 'node:worker_threads';
import { AppError, errorBodyOf, type ErrorBody } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { BellPort, makeBells } from '../storing/bellPort.ts';
import { surveyFile, type Survey } from './survey.ts';

/** Asks the second thread of imports, which has nothing to store yet, to survey a file. */
export interface SurveyOrder {
  readonly kind: 'survey';
  readonly path: string;
  readonly bells: SharedArrayBuffer;
}

type SurveyAnswer =
  | { readonly kind: 'surveyed'; readonly survey: Survey }
  | { readonly kind: 'failed'; readonly error: ErrorBody };

/** Sent while the survey is under way. */
interface GiveUp {
  readonly kind: 'abort';
}

/** How often a wait looks at the cancel flag. */
const POLL_MS = 50;

/** The survey of a file by a second thread, while this one reads the file as what it seems to be. */
export class SurveyAside {
  readonly #line: BellPort<GiveUp, SurveyAnswer>;
  #open = true;

  /** @param port to a thread that answers with {@link answerSurvey} */
  constructor(port: MessagePort, path: string) {
    const bells = makeBells();
    this.#line = new BellPort(port, bells, 0);
    const order: SurveyOrder = { kind: 'survey', path, bells };
    port.postMessage(order);
  }

  /** Waits for the survey. @throws AppError as {@link surveyFile}, CANCELLED */
  result(control: JobControl): Survey {
    for (;;) {
      control.check();
      const answer = this.#line.receive(POLL_MS);
      if (answer === undefined) continue;
      this.#open = false;
      if (answer.kind === 'surveyed') return answer.survey;
      throw new AppError(answer.error.code, answer.error);
    }
  }

  /** Lets go of the second thread; it is free for other work when this returns. */
  end(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#line.send({ kind: 'abort' });
    while (this.#line.receive(POLL_MS) === undefined);
  }
}

/** The other side: surveys a file on this thread until it is done or given up. */
export function answerSurvey(port: MessagePort, { path, bells }: SurveyOrder): void {
  const line = new BellPort<SurveyAnswer, GiveUp>(port, bells, 1);
  const control: JobControl = {
    progress: () => undefined,
    cancelled: false,
    check: () => {
      if (line.receive(0) !== undefined) throw new AppError('CANCELLED');
    },
  };
  try {
    line.send({ kind: 'surveyed', survey: surveyFile(path, undefined, undefined, control) });
  } catch (thrown) {
    line.send({ kind: 'failed', error: errorBodyOf(thrown) });
  }
}
