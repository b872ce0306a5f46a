import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { makeOrders } from '#test/support/orders.ts';
import { startHeadlessCore } from '#test/support/headlessCore.ts';

const MARKER = 'Quetzalcoatlus Northropi';
const PASSPHRASE = 'seven quiet herons at dusk';
const root = mkdtempSync(join(tmpdir(), 'perennial-marker-'));
const data = join(root, 'data');
const temp = join(root, 'temp');
const outside = join(root, 'outside');

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Every file under a folder that holds the marker, in UTF-8 or UTF-16. */
function filesWithMarker(folder: string): string[] {
  const needles = [Buffer.from(MARKER), Buffer.from(MARKER, 'utf16le')];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readIfThere(path);
      return needles.some((needle) => bytes.includes(needle));
    });
}

/** A dying browser removes files while they are listed; what is gone holds nothing. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.of();
    throw error;
  }
}

/** Runs the child until it has shown a result, lets it work on a little, and kills it. */
async function runAndKill(input: string, afterMs: number): Promise<string> {
  const script = fileURLToPath(new URL('./support/markerChild.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [script, data, input, PASSPHRASE, join(outside, 'rejects.csv')],
    // SQLite, Node and the browser all look at these for temporary files.
    { env: { ...process.env, TMPDIR: temp, SQLITE_TMPDIR: temp, TEMP: temp, TMP: temp } },
  );
  let output = '';
  let errors = '';
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString();
      if (output.includes('\n')) resolve();
    });
    child.on('exit', () => {
      reject(new Error(errors));
    });
  });
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  return output + errors;
}

/** Runs the window with the name, kills it, and yields the folder of its own saved files. */
async function showAndKill(): Promise<string> {
  const script = fileURLToPath(new URL('./support/windowChild.ts', import.meta.url));
  const child = spawn(process.execPath, [script, MARKER], {
    env: { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp },
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString();
      if (output.includes('\n')) resolve();
    });
    child.on('exit', () => {
      reject(new Error(errors));
    });
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  return output.trim();
}

describe('a unique name', () => {
  it('is shown, searched for and reported in the window, and after a kill stands in no file', async () => {
    mkdirSync(temp, { recursive: true });
    const saved = await showAndKill();
    // The browser hears of the death a moment later and writes down what it still holds.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const [input, ...leaks] = filesWithMarker(temp);
    // The user's own file is where the user put it; the browser's profile is what is looked at.
    expect(input).toBe(join(saved, 'orders.csv'));
    expect(leaks).toEqual([]);
    rmSync(temp, { recursive: true, force: true });
  });

  it('is imported, sorted and found, and after a kill stands in no file', async () => {
    for (const folder of [data, temp, outside]) mkdirSync(folder, { recursive: true });
    const input = join(outside, 'orders.csv');
    const made = makeOrders({
      customers: 3000,
      seed: 11,
      customerName: (index) => `${MARKER} ${String(index)}`,
    });
    const bad = `${MARKER} bad,not a date,O0,web,12.00\n`;
    writeFileSync(input, made.csv + bad);
    // The search itself must be able to find something.
    expect(filesWithMarker(outside)).toEqual([input]);

    const output = await runAndKill(input, 400);
    expect(output).toContain(MARKER);
    expect(filesWithMarker(data)).toEqual([]);
    expect(filesWithMarker(temp)).toEqual([]);

    const app = startHeadlessCore(data);
    const list = (await app.core.request('workspace.list', {})) as { id: string }[];
    const id = list[0]?.id ?? '';
    await app.core.request('workspace.unlock', { id, passphrase: PASSPHRASE });
    const report = await app.core.runJob('workspace.verify', {}, () => undefined);
    expect(report.checks.filter((check) => !check.ok && check.name !== 'backup_age')).toEqual([]);
    const batches = await app.core.request('imports.batches', {});
    for (const batch of batches as { rowsAccepted: number; rowsRejected: number }[]) {
      expect(batch).toMatchObject({ rowsAccepted: made.rows, rowsRejected: 1 });
    }
    await app.core.close();
    expect(filesWithMarker(data)).toEqual([]);
    expect(filesWithMarker(temp)).toEqual([]);
  });
});
