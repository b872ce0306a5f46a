import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { navigate } from '../app/useRoute.ts';
import type { Screen } from '../app/routes.ts';

interface Part<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly show: () => ReactNode;
}

/**
 * A screen in parts, each behind a tab. The open one stands in the address under `name`, the first without a word
 * there.
 */
export function PartTabs<Id extends string>(props: {
  readonly screen: Screen;
  readonly name: string;
  readonly open: Id;
  readonly parts: readonly Part<Id>[];
  readonly panel: string | undefined;
}) {
  const { screen, name, open, parts, panel = '' } = props;
  const first = parts[0]?.id;
  return (
    <Tabs
      value={open}
      keepMounted={false}
      onChange={(id) => navigate(screen, { [name]: id === null || id === first ? '' : id })}
    >
      <Tabs.List>
        {parts.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map(({ id, show }) => (
        <Tabs.Panel key={id} className={panel} value={id}>
          {id === open && show()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
