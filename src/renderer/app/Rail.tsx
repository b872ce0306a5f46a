import {
  IconChartHistogram,
  IconChecklist,
  IconCoins,
  IconDatabase,
  IconFileText,
  IconGridDots,
  IconHome,
  IconRotateClockwise2,
  IconSettings,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useWords } from './LanguageProvider.tsx';
import { routeHash, type Screen } from './routes.ts';
import styles from './Shell.module.css';
import { filterKept, useRoute } from './useRoute.ts';

type RailScreen = Exclude<Screen, 'print'>;

/** In the order of the loop: what changed, data, who, where, who stays, what it is worth, what winning it costs, what is done, tell, set. */
const ENTRIES: readonly {
  readonly screen: RailScreen;
  readonly Icon: ComponentType<{ size: number; stroke: number }>;
}[] = [
  { screen: 'home', Icon: IconHome },
  { screen: 'data', Icon: IconDatabase },
  { screen: 'customers', Icon: IconUsers },
  { screen: 'lifecycle', Icon: IconRotateClockwise2 },
  { screen: 'retention', Icon: IconGridDots },
  { screen: 'value', Icon: IconCoins },
  { screen: 'acquisition', Icon: IconUserPlus },
  { screen: 'actions', Icon: IconChecklist },
  { screen: 'reports', Icon: IconFileText },
  { screen: 'settings', Icon: IconSettings },
];

/** The left rail. */
export function Rail() {
  const { t } = useWords();
  const route = useRoute();
  return (
    <nav className={styles['rail']} aria-label={t('common.nav.label')}>
      <a
        className={styles['brand']}
        href={routeHash({ screen: 'home', query: filterKept(route) })}
        title={t('common.app.name')}
      >
        <IconChartHistogram size={18} stroke={1.75} />
        <span>{t('common.app.name')}</span>
      </a>
      {ENTRIES.map(({ screen, Icon }) => (
        <a
          key={screen}
          href={routeHash({ screen, query: filterKept(route) })}
          className={styles['entry']}
          aria-current={route.screen === screen ? 'page' : undefined}
          title={t(`common.nav.${screen}`)}
        >
          <Icon size={17} stroke={1.6} />
          <span>{t(`common.nav.${screen}`)}</span>
        </a>
      ))}
    </nav>
  );
}
