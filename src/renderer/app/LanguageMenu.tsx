import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import { IconLanguage, IconMoon, IconSun } from '@tabler/icons-react';
import { HTML_LANG, LANGUAGE_NAMES, LANGUAGES } from '#shared/i18n/index.ts';
import { useContractCommand } from '../rpc/hooks.ts';
import { useWords } from './LanguageProvider.tsx';
import styles from './Shell.module.css';
import { useScheme } from './ThemeProvider.tsx';

/** Language and light or dark, at once and for every window. */
export function LanguageMenu() {
  const { t, language } = useWords();
  const scheme = useScheme();
  const { mutate: setPreferences } = useContractCommand('app.setPreferences');
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <UnstyledButton
            className={styles['language']}
            aria-label={`${t('common.top.language')}: ${LANGUAGE_NAMES[language]}`}
          >
            <IconLanguage size={16} stroke={1.6} />
            {LANGUAGE_NAMES[language]}
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {LANGUAGES.map((one) => (
            <Menu.Item
              key={one}
              lang={HTML_LANG[one]}
              aria-current={one === language}
              onClick={() => setPreferences({ language: one })}
            >
              {LANGUAGE_NAMES[one]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('common.top.theme')}
        title={t('common.top.theme')}
        onClick={() => setPreferences({ theme: scheme === 'dark' ? 'light' : 'dark' })}
      >
        {scheme === 'dark' ? <IconSun size={16} /> : <IconMoon size={16} />}
      </ActionIcon>
    </>
  );
}
