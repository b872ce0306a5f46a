import { Switch } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useWords } from '../app/LanguageProvider.tsx';

/** Whether the claims of the source report stand beside the own figures; at first they do not. */
export function useClaims(): { readonly claims: boolean; readonly claimsSwitch: ReactNode } {
  const { t } = useWords();
  const [claims, setClaims] = useState(false);
  const claimsSwitch = (
    <Switch
      label={t('common.claims.show')}
      checked={claims}
      onChange={(event) => setClaims(event.currentTarget.checked)}
    />
  );
  return { claims, claimsSwitch };
}
