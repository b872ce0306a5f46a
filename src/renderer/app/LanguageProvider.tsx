import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import type { Language } from '#shared/contract/common.ts';
import {
  createFormatter,
  createTranslator,
  HTML_LANG,
  type Formatter,
  type Translator,
} from '#shared/i18n/index.ts';
import { useContractQuery } from '../rpc/hooks.ts';
import { parseRoute } from './routes.ts';

/** Texts and number formats of the present language. */
export interface Words extends Translator {
  readonly format: Formatter;
}

const LanguageContext = createContext<Words | null>(null);

/** `t` for texts, `known` for keys that came from the core, `format` for numbers and days. */
export function useWords(): Words {
  const words = useContext(LanguageContext);
  if (!words) throw new Error('LanguageProvider is missing');
  return words;
}

/** The system's language, for the time before the preferences are known. */
function systemLanguage(): Language {
  const tag = navigator.language.toLowerCase();
  if (!tag.startsWith('zh')) return 'en';
  return /hant|tw|hk|mo/.test(tag) ? 'zh-TW' : 'zh-CN';
}

/** The report is printed in its own language, which its address names. */
function printLanguage(): Language | undefined {
  const route = parseRoute(window.location.hash);
  const language = route.query['lang'];
  if (route.screen !== 'print') return undefined;
  return language === 'en' || language === 'zh-CN' || language === 'zh-TW' ? language : undefined;
}

/** Gives the page its language and marks the document with it, so that the right face is chosen. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const preferences = useContractQuery('app.preferences', {});
  const language = printLanguage() ?? preferences.data?.language ?? systemLanguage();
  const words = useWordsOf(language);

  useEffect(() => {
    document.documentElement.lang = HTML_LANG[language];
  }, [language]);

  return <LanguageContext value={words}>{children}</LanguageContext>;
}

/** A part of the page in another language, such as the preview of a report. */
export function LanguageScope({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={useWordsOf(language)}>{children}</LanguageContext>;
}

function useWordsOf(language: Language): Words {
  return useMemo<Words>(
    () => ({ ...createTranslator(language), format: createFormatter(language) }),
    [language],
  );
}
