import { expect, it } from 'vitest';
import { browserEnvironment } from './browserEnvironment.ts';

it('gives the browser on Linux a locale of UTF-8, and leaves one that is', () => {
  expect(browserEnvironment({ HOME: '/h', TMP: undefined }, 'linux')).toEqual({
    HOME: '/h',
    LC_ALL: 'C.UTF-8',
  });
  expect(browserEnvironment({ LANG: 'C' }, 'linux')).toMatchObject({ LC_ALL: 'C.UTF-8' });
  expect(browserEnvironment({ LANG: 'zh_CN.UTF-8' }, 'linux')).toEqual({ LANG: 'zh_CN.UTF-8' });
  expect(browserEnvironment({ LANG: 'de_DE.utf8' }, 'linux')).toEqual({ LANG: 'de_DE.utf8' });
  // The first that is set decides.
  expect(browserEnvironment({ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'linux')).toMatchObject({
    LC_ALL: 'C.UTF-8',
  });
  expect(browserEnvironment({ LANG: 'C' }, 'darwin')).toEqual({ LANG: 'C' });
});

it('hands no password on', () => {
  const secrets = { PERENNIAL_PASSPHRASE: 'a', PERENNIAL_FILE_PASSWORD: 'b' };
  expect(browserEnvironment({ HOME: '/h', ...secrets }, 'darwin')).toEqual({ HOME: '/h' });
});
