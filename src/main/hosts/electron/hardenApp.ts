import { app, Menu, protocol, type WebContents } from 'electron';
import { APP_SCHEME, isAllowedNavigation, SWITCHES } from './policy.ts';

/** Everything that must stand before the app is ready. Called once, first of all. */
export function hardenApp(): void {
  // SECURITY: every page is sandboxed, also one that forgets to say so.
  app.enableSandbox();
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        codeCache: true,
        bypassCSP: false,
        allowServiceWorkers: false,
        corsEnabled: false,
      },
    },
  ]);
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents);
  });
}

/** What can only be set once the app is ready. */
export function hardenReadyApp(): void {
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' });
  // The standard menu brings reload and developer tools; on macOS copy and paste need the menu.
  Menu.setApplicationMenu(
    process.platform === 'darwin'
      ? Menu.buildFromTemplate([
          { role: 'appMenu' },
          { role: 'editMenu' },
          { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
        ])
      : null,
  );
}

/** SECURITY: no page leaves the app, opens a window, or embeds another. */
function hardenContents(contents: WebContents): void {
  const keepInside = (event: { preventDefault(): void; readonly url: string }): void => {
    if (!isAllowedNavigation(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', keepInside);
  contents.on('will-redirect', keepInside);
  contents.on('will-frame-navigate', keepInside);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
