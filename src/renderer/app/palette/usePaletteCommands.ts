import { useMemo } from 'react';
import { MEASURES } from '#shared/domain/definitions.ts';
import {
  createTranslator,
  LANGUAGE_NAMES,
  LANGUAGES,
  type MessageKey,
  type Translator,
} from '#shared/i18n/index.ts';
import { useContractCommand, useContractQuery, useJob } from '../../rpc/hooks.ts';
import { useDrawer } from '../DrawerProvider.tsx';
import { KEY_LIST } from '../KeyList.tsx';
import { useWords } from '../LanguageProvider.tsx';
import { useMasking } from '../masking/MaskingProvider.tsx';
import { CUSTOMER_TABS, STAGE_VIEWS, VALUE_PARTS } from '../pageParts.ts';
import { SCREENS, type Route } from '../routes.ts';
import { showCustomers } from '../showCustomers.ts';
import { GO_KEYS } from '../shortcuts.ts';
import { useScheme } from '../ThemeProvider.tsx';
import { useFilter } from '../useFilter.ts';
import { navigate } from '../useRoute.ts';
import type { PaletteCommand } from './matchCommands.ts';

const TRANSLATORS = LANGUAGES.map(createTranslator);

/** Parts of pages: where each is, and what page and part are called. */
const PAGE_PARTS: readonly (Route & { readonly page: MessageKey; readonly part: MessageKey })[] = [
  ...CUSTOMER_TABS.map((tab) => ({
    screen: 'customers' as const,
    query: { tab },
    page: 'common.nav.customers' as const,
    part: `segmentBuilder.tab.${tab}` as const,
  })),
  ...STAGE_VIEWS.map((view) => ({
    screen: 'lifecycle' as const,
    query: { view },
    page: 'common.nav.lifecycle' as const,
    part: `stages.view.${view}` as const,
  })),
  ...VALUE_PARTS.map((part) => ({
    screen: 'value' as const,
    query: { part },
    page: 'common.nav.value' as const,
    part: `valueModels.view.${part}` as const,
  })),
];

/** Everything that the palette can do now: pages, actions, saved segments, definitions. */
export function usePaletteCommands(): readonly PaletteCommand[] {
  const { t } = useWords();
  const { filter, setFilter } = useFilter();
  const { explain, open } = useDrawer();
  const { toggle: toggleMasking } = useMasking();
  const scheme = useScheme();
  const segments = useContractQuery('segments.list', {}).data?.segments;
  const { mutate: lock } = useContractCommand('workspace.lock');
  const { mutate: setPreferences } = useContractCommand('app.setPreferences');
  const { start: compute } = useJob('analysis.run');

  return useMemo(() => {
    const named = (key: MessageKey, params: Record<string, string> = {}) => ({
      title: t(key, params),
      alsoCalled: TRANSLATORS.map((one) => one.t(key, params)),
    });
    const action = (
      id: string,
      key: MessageKey,
      run: () => void,
      keys?: string,
    ): PaletteCommand => ({ id, group: 'action', ...named(key), run, ...(keys && { keys }) });
    return [
      ...SCREENS.filter((name) => name !== 'print').map((name): PaletteCommand => {
        const letter = Object.entries(GO_KEYS).find(([, to]) => to === name)?.[0];
        return {
          id: `page.${name}`,
          group: 'page',
          ...named(`common.nav.${name}`),
          ...(letter && { keys: `G ${letter.toUpperCase()}` }),
          run: () => navigate(name),
        };
      }),
      ...PAGE_PARTS.map(({ screen, query, page, part }): PaletteCommand => {
        const name = (words: Pick<Translator, 't'>): string =>
          `${words.t(page)} · ${words.t(part)}`;
        return {
          id: `part.${part}`,
          group: 'page',
          title: name({ t }),
          alsoCalled: TRANSLATORS.map(name),
          run: () => navigate(screen, query),
        };
      }),
      action('import', 'common.keys.import', () => navigate('data', { import: 'new' }), 'Ctrl+I'),
      action('compute', 'palette.compute', () => void compute({})),
      action('lock', 'common.keys.lock', () => lock({}), 'Ctrl+L'),
      action('find', 'common.keys.find', () => navigate('customers', { focus: 'search' }), '/'),
      action('print', 'common.keys.print', () => navigate('reports'), 'Ctrl+P'),
      action('unmask', 'common.keys.unmask', toggleMasking, 'Ctrl+Shift+M'),
      action('newSegment', 'segmentBuilder.new', () =>
        navigate('customers', { tab: 'segments', segment: 'new' }),
      ),
      action('keys', 'common.keys.help', () => open(KEY_LIST), '?'),
      action('theme', 'common.top.theme', () =>
        setPreferences({ theme: scheme === 'dark' ? 'light' : 'dark' }),
      ),
      ...(filter === null
        ? []
        : [action('clearFilter', 'palette.clearFilter', () => setFilter(null))]),
      ...LANGUAGES.map((language): PaletteCommand => ({
        id: `language.${language}`,
        group: 'action',
        title: LANGUAGE_NAMES[language],
        alsoCalled: named('common.top.language').alsoCalled,
        run: () => setPreferences({ language }),
      })),
      ...(segments ?? []).flatMap(({ id, name }): PaletteCommand[] => [
        {
          id: `segment.${id}`,
          group: 'segment',
          ...named('palette.showSegment', { name }),
          run: () => showCustomers({ kind: 'segment', id }),
        },
        {
          id: `segmentFilter.${id}`,
          group: 'segment',
          ...named('palette.filterSegment', { name }),
          run: () => setFilter({ kind: 'segment', id }),
        },
      ]),
      ...MEASURES.map((measure): PaletteCommand => ({
        id: `definition.${measure}`,
        group: 'definition',
        ...named(`definitions.${measure}.name`),
        run: () => explain(measure),
      })),
    ];
  }, [
    t,
    filter,
    setFilter,
    explain,
    open,
    toggleMasking,
    scheme,
    segments,
    lock,
    setPreferences,
    compute,
  ]);
}
