import { randomBytes } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { waitSeconds } from './attempts.ts';
import { checkPassphrase } from './passphrase.ts';
import {
  changePassphrase,
  createDemoVault,
  createVault,
  replaceRecoveryWords,
  unlockDemo,
  unlockVault,
  unlockWithRecovery,
} from './vault.ts';
import { saneScrypt, unwrapKey, wrapKey } from './wrapping.ts';

// Scrypt is slow on purpose, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** The weakest parameters a key file may have: the tests make many. */
const QUICK = { N: 2 ** 14, r: 8, p: 1 };
const PASSPHRASE = 'seven quiet herons';

async function made() {
  const folder = temporaryFolder();
  return { folder, ...(await createVault(folder, PASSPHRASE, QUICK)) };
}

function editKeyFile(folder: string, edit: (text: string) => string): void {
  const path = join(folder, 'key.json');
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
  unlinkSync(join(folder, 'key.previous.json'));
}

/** A clock that stands still unless it is moved on. */
function clockAt(start: number) {
  let now = start;
  return {
    clock: () => now,
    pass(seconds: number) {
      now += seconds * 1000;
    },
  };
}

describe('vault', () => {
  it('gives the key back for the passphrase and for the recovery words, and for nothing else', async () => {
    const { folder, key, recoveryWords } = await made();
    expect(key).toHaveLength(32);
    expect(recoveryWords).toHaveLength(12);
    expect(await unlockVault(folder, PASSPHRASE)).toEqual(key);
    expect(await unlockWithRecovery(folder, recoveryWords)).toEqual(key);
    const typed = `  ${recoveryWords.join('\n').toUpperCase()} `;
    expect(await unlockWithRecovery(folder, typed)).toEqual(key);
    await expect(unlockVault(folder, `${PASSPHRASE} `)).rejects.toThrow('WRONG_PASSPHRASE');
  });

  it('takes the same passphrase however its characters are encoded', async () => {
    const folder = temporaryFolder();
    const { key } = await createVault(folder, 'Äpfel und ①Birnen', QUICK);
    expect(await unlockVault(folder, 'A\u0308pfel und 1Birnen')).toEqual(key);
  });

  it('uses the parameters of the design unless told otherwise', async () => {
    const folder = temporaryFolder();
    const { key } = await createVault(folder, PASSPHRASE);
    const file = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8')) as {
      passphrase: { kdf: object };
    };
    expect(file.passphrase.kdf).toEqual({ name: 'scrypt', N: 131_072, r: 8, p: 1 });
    expect(await unlockVault(folder, PASSPHRASE)).toEqual(key);
  });

  it('holds neither key nor passphrase nor words in its files', async () => {
    const { folder, key, recoveryWords } = await made();
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      expect(bytes.includes(key)).toBe(false);
      expect(bytes.includes(key.toString('base64'))).toBe(false);
      expect(bytes.includes(key.toString('hex'))).toBe(false);
      expect(bytes.includes(PASSPHRASE)).toBe(false);
      expect(bytes.includes(recoveryWords.slice(0, 2).join(' '))).toBe(false);
      const mode = process.platform === 'win32' ? 0o666 : 0o600;
      expect(statSync(join(folder, name)).mode & 0o777).toBe(mode);
    }
  });

  it('refuses to write over a key file', async () => {
    const { folder } = await made();
    await expect(createVault(folder, PASSPHRASE, QUICK)).rejects.toThrow('WORKSPACE_EXISTS');
    expect(() => createDemoVault(folder)).toThrow('WORKSPACE_EXISTS');
  });
});

describe('recovery words', () => {
  it('of another workspace, or no such words, do not open it', async () => {
    const { folder } = await made();
    const other = await made();
    await expect(unlockWithRecovery(folder, other.recoveryWords)).rejects.toThrow(
      expect.objectContaining({ body: { code: 'WRONG_RECOVERY_WORDS' } }),
    );
    for (const words of [
      '',
      'abandon',
      'twelve words that are not in any list of words at all ok',
    ]) {
      await expect(unlockWithRecovery(folder, words)).rejects.toThrow(
        expect.objectContaining({
          body: { code: 'WRONG_RECOVERY_WORDS', details: { rule: 'words' } },
        }),
      );
    }
  });

  it('can be replaced; the old ones then open nothing', async () => {
    const { folder, key, recoveryWords } = await made();
    const next = replaceRecoveryWords(folder, key);
    expect(next).not.toEqual(recoveryWords);
    expect(await unlockWithRecovery(folder, next)).toEqual(key);
    await expect(unlockWithRecovery(folder, recoveryWords)).rejects.toThrow('WRONG_RECOVERY_WORDS');
    expect(await unlockVault(folder, PASSPHRASE)).toEqual(key);
  });
});

describe('change of passphrase', () => {
  it('wraps the same key anew and forgets the old passphrase', async () => {
    const { folder, key, recoveryWords } = await made();
    await changePassphrase(folder, key, 'nine loud magpies');
    await expect(unlockVault(folder, PASSPHRASE)).rejects.toThrow('WRONG_PASSPHRASE');
    expect(await unlockVault(folder, 'nine loud magpies')).toEqual(key);
    expect(await unlockWithRecovery(folder, recoveryWords)).toEqual(key);
    // Also from the copy beside it, once the new passphrase was used.
    unlinkSync(join(folder, 'key.json'));
    await expect(unlockVault(folder, PASSPHRASE)).rejects.toThrow('WRONG_PASSPHRASE');
  });

  it('asks for the workspace’s own key and a good passphrase, or leaves all as it was', async () => {
    const { folder, key } = await made();
    const before = readFileSync(join(folder, 'key.json'));
    await expect(changePassphrase(folder, randomBytes(32), 'nine loud magpies')).rejects.toThrow(
      'BAD_REQUEST',
    );
    expect(() => replaceRecoveryWords(folder, randomBytes(32))).toThrow('BAD_REQUEST');
    await expect(changePassphrase(folder, key, 'short')).rejects.toThrow('WEAK_PASSPHRASE');
    expect(readFileSync(join(folder, 'key.json'))).toEqual(before);
  });
});

describe('a damaged key file', () => {
  it('is told from a wrong passphrase, wherever it is damaged', async () => {
    const { folder } = await made();
    const text = readFileSync(join(folder, 'key.json'), 'utf8');
    unlinkSync(join(folder, 'key.previous.json'));
    // Blanks between the fields carry nothing, so they may change.
    const places = Array.from(text).flatMap((character, i) => (/\s/.test(character) ? [] : [i]));
    for (let n = 0; n < places.length; n += 7) {
      const at = places[n] ?? 0;
      const changed = `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
      writeFileSync(join(folder, 'key.json'), changed);
      await expect(unlockVault(folder, PASSPHRASE), changed).rejects.toThrow('KEY_FILE_DAMAGED');
    }
    for (const cut of ['', text.slice(0, 100), text.slice(0, -2), '[]', 'null']) {
      writeFileSync(join(folder, 'key.json'), cut);
      await expect(unlockVault(folder, PASSPHRASE)).rejects.toThrow('KEY_FILE_DAMAGED');
    }
  });

  it('gives way to the copy beside it and is written anew', async () => {
    const { folder, key } = await made();
    const before = readFileSync(join(folder, 'key.json'));
    for (const spoil of [
      () => {
        writeFileSync(join(folder, 'key.json'), 'x');
      },
      () => {
        unlinkSync(join(folder, 'key.json'));
      },
    ]) {
      spoil();
      expect(await unlockVault(folder, PASSPHRASE)).toEqual(key);
      expect(readFileSync(join(folder, 'key.json'))).toEqual(before);
    }
  });

  it('is refused when it is of a newer program', async () => {
    const { folder } = await made();
    editKeyFile(folder, (text) => text.replace('"version": 1', '"version": 2'));
    await expect(unlockVault(folder, PASSPHRASE)).rejects.toThrow('WORKSPACE_NEWER');
  });

  it('may not ask for absurd work or memory', () => {
    expect(saneScrypt({ N: 2 ** 17, r: 8, p: 1 })).toBe(true);
    expect(saneScrypt({ N: 2 ** 20, r: 8, p: 1 })).toBe(true);
    expect(saneScrypt({ N: 2 ** 21, r: 8, p: 1 })).toBe(false);
    expect(saneScrypt({ N: 2 ** 20, r: 16, p: 1 })).toBe(false);
    expect(saneScrypt({ N: 2 ** 13, r: 8, p: 1 })).toBe(false);
    expect(saneScrypt({ N: 2 ** 17 + 1, r: 8, p: 1 })).toBe(false);
    expect(saneScrypt({ N: 2 ** 17, r: 8, p: 5 })).toBe(false);
    expect(saneScrypt({ N: 2 ** 17, r: 1, p: 1 })).toBe(false);
    expect(saneScrypt({ N: 0, r: 8, p: 1 })).toBe(false);
  });

  it('binds its fields: a wrap opens only under the header it was made with', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.string(),
        fc.string(),
        (bytes, a, b) => {
          const wrapping = randomBytes(32);
          const wrap = wrapKey(bytes, wrapping, a);
          expect(unwrapKey(wrap, wrapping, a)).toEqual(Buffer.from(bytes));
          expect(unwrapKey(wrap, randomBytes(32), a)).toBeUndefined();
          if (a !== b) expect(unwrapKey(wrap, wrapping, b)).toBeUndefined();
        },
      ),
    );
  });
});

describe('wrong attempts', () => {
  it('cost more and more time, which passes by the clock', async () => {
    const { folder, key } = await made();
    const { clock, pass } = clockAt(1_800_000_000_000);
    const wrong = () => unlockVault(folder, 'something else', clock);
    for (let i = 0; i < 3; i++) await expect(wrong()).rejects.toThrow('WRONG_PASSPHRASE');
    await expect(unlockVault(folder, PASSPHRASE, clock)).rejects.toThrow(
      expect.objectContaining({ body: { code: 'TOO_MANY_ATTEMPTS', details: { seconds: 2 } } }),
    );
    pass(1);
    await expect(wrong()).rejects.toMatchObject({ body: { details: { seconds: 1 } } });
    pass(1);
    await expect(wrong()).rejects.toThrow('WRONG_PASSPHRASE');
    await expect(wrong()).rejects.toMatchObject({ body: { details: { seconds: 4 } } });
    pass(4);
    expect(await unlockVault(folder, PASSPHRASE, clock)).toEqual(key);
    expect(existsSync(join(folder, 'attempts.json'))).toBe(false);
    await expect(wrong()).rejects.toThrow('WRONG_PASSPHRASE');
    await expect(wrong()).rejects.toThrow('WRONG_PASSPHRASE');
  });

  it('count for the recovery words too, but what is no such words at all does not', async () => {
    const { folder } = await made();
    const { recoveryWords } = await made();
    const { clock } = clockAt(1_800_000_000_000);
    for (let i = 0; i < 5; i++) {
      await expect(unlockWithRecovery(folder, 'a b c', clock)).rejects.toThrow(
        'WRONG_RECOVERY_WORDS',
      );
    }
    for (let i = 0; i < 3; i++) {
      await expect(unlockWithRecovery(folder, recoveryWords, clock)).rejects.toThrow(
        'WRONG_RECOVERY_WORDS',
      );
    }
    await expect(unlockVault(folder, PASSPHRASE, clock)).rejects.toThrow('TOO_MANY_ATTEMPTS');
  });

  it('wait no longer for a clock set back, and no longer than a quarter of an hour', async () => {
    const { folder } = await made();
    const { clock, pass } = clockAt(1_800_000_000_000);
    for (let i = 0; i < 3; i++) {
      await expect(unlockVault(folder, 'something else', clock)).rejects.toThrow(
        'WRONG_PASSPHRASE',
      );
    }
    pass(-86_400);
    await expect(unlockVault(folder, PASSPHRASE, clock)).rejects.toMatchObject({
      body: { details: { seconds: 2 } },
    });
    expect([0, 2, 3, 4, 5, 30, 1000].map(waitSeconds)).toEqual([0, 0, 2, 4, 8, 900, 900]);
  });
});

describe('passphrase rule', () => {
  it.each([
    ['short', 'length'],
    ['aaaaaaaaaaaa', 'variety'],
    ['abababababab', 'variety'],
    ['1234567890', 'run'],
    ['abcdefghijkl', 'run'],
    ['9876543210', 'run'],
  ])('refuses %s', (passphrase, rule) => {
    expect(() => {
      checkPassphrase(passphrase);
    }).toThrow(
      expect.objectContaining({
        body: { code: 'WEAK_PASSPHRASE', details: expect.objectContaining({ rule }) as unknown },
      }),
    );
  });

  it.each(['seven quiet herons', '七隻安靜的蒼鷺站在水邊', 'k7!pQ2#zL9', '1234509876'])(
    'takes %s',
    (passphrase) => {
      expect(() => {
        checkPassphrase(passphrase);
      }).not.toThrow();
    },
  );
});

describe('demo vault', () => {
  it('opens without a question, and says in its file that it is open', () => {
    const folder = temporaryFolder();
    const { key } = createDemoVault(folder);
    expect(unlockDemo(folder)).toEqual(key);
    expect(readFileSync(join(folder, 'key.json'), 'utf8')).toContain('This key is open on purpose');
  });

  it('is not confused with a workspace of the user', async () => {
    const demo = temporaryFolder();
    createDemoVault(demo);
    await expect(unlockVault(demo, PASSPHRASE)).rejects.toThrow('BAD_REQUEST');
    const { folder } = await made();
    expect(() => unlockDemo(folder)).toThrow('BAD_REQUEST');
  });
});
