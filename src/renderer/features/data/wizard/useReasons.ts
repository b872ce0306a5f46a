import type { Evidence } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';

/** Makes a sentence of why something was guessed. */
export function useReasons(): (evidence: Evidence) => string {
  const { known } = useWords();
  return ({ code, counts }) => known(`evidence.${code}`, counts);
}
