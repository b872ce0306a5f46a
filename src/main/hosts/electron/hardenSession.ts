import type { Session } from 'electron';
import { newNonce, respond, type Manifest } from '../page.ts';
import {
  APP_BASE,
  APP_SCHEME,
  DEAD_PROXY,
  isAllowedPermission,
  isAllowedRequest,
} from './policy.ts';

const CERTIFICATE_REJECTED = -2;

/**
 * Closes a session to everything but the app's own files.
 * @param refused hears of every request that was refused
 */
export async function hardenSession(
  session: Session,
  manifest: Manifest,
  refused: () => void,
): Promise<void> {
  denyDevices(session);

  session.webRequest.onBeforeRequest((details, callback) => {
    const cancel = !isAllowedRequest(details.url);
    if (cancel) refused();
    callback({ cancel });
  });
  session.setCertificateVerifyProc((_request, callback) => {
    callback(CERTIFICATE_REJECTED);
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });

  // The spell checker would fetch dictionaries; it is off, and its address leads nowhere.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL(`${APP_BASE}/dictionaries/`);

  session.protocol.handle(APP_SCHEME, (request) => {
    const { status, headers, body } = respond(request, APP_BASE, manifest, newNonce());
    return new Response(Buffer.from(body), { status, headers });
  });
  session.protocol.handle('file', () => new Response(null, { status: 403 }));
  await session.setProxy(DEAD_PROXY);
}

/** SECURITY: both permission handlers are needed, many interfaces only ask the second. */
function denyDevices(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    callback(isAllowedPermission(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => isAllowedPermission(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    callback(null);
  });
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
}
