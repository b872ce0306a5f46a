import type { CoreEvent } from '#shared/contract/events.ts';
import type { Reply } from '#shared/contract/envelope.ts';
import type { Preferences } from '#shared/contract/workspace.ts';
import type { CorePort, Host, Theme } from './host.ts';

/** Runs the program in its host, from the first window until it is gone and all is written down. */
export async function serve(host: Host, core: CorePort): Promise<void> {
  host.connect(core);
  host.setTheme(await themeOf(core));
  core.onEvent((json) => {
    const event = JSON.parse(json) as CoreEvent;
    if (event.type === 'preferences') host.setTheme(event.preferences.theme);
  });
  const stopListening = host.onLifecycle((event) => {
    void (event === 'suspend' ? core.suspend() : host.openWindow());
  });
  try {
    await host.openWindow();
    await host.untilClosed();
  } finally {
    stopListening();
    await core.close();
    await host.close();
  }
}

async function themeOf(core: CorePort): Promise<Theme> {
  const request = JSON.stringify({ method: 'app.preferences', input: {} });
  const reply = JSON.parse(await core.handle(request)) as Reply<Preferences>;
  return reply.ok ? reply.value.theme : 'system';
}
