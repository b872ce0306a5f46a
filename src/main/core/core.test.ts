import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countPages } from './pdfPages.ts';
import { languageOf, PreferencesFile } from './preferencesFile.ts';
import { saveFile } from './saveFile.ts';
import { FileTickets } from './tickets.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-core-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('FileTickets', () => {
  it('gives opaque names that lead to the file, and no others', () => {
    const tickets = new FileTickets();
    const ticket = tickets.issue('/home/someone/orders.csv');
    expect(ticket).not.toContain('orders');
    expect(tickets.pathOf(ticket)).toBe('/home/someone/orders.csv');
    expect(() => tickets.pathOf('/home/someone/orders.csv')).toThrow('FILE_NOT_FOUND');
  });

  it('forgets the oldest, and everything on demand', () => {
    const tickets = new FileTickets();
    const first = tickets.issue('/a');
    const later = Array.from({ length: 200 }, (_, i) => tickets.issue(`/b${i}`));
    expect(() => tickets.pathOf(first)).toThrow('FILE_NOT_FOUND');
    expect(tickets.pathOf(later[0] ?? '')).toBe('/b0');
    tickets.clear();
    expect(() => tickets.pathOf(later[0] ?? '')).toThrow('FILE_NOT_FOUND');
  });
});

describe('PreferencesFile', () => {
  it.each([
    ['zh_TW.UTF-8', 'zh-TW'],
    ['zh-Hant-HK', 'zh-TW'],
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['de-DE', 'en'],
    ['C', 'en'],
  ])('takes the language of the system: %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });

  it('keeps what was set over a restart', () => {
    const path = join(folder, 'preferences.json');
    new PreferencesFile(path, 'en-US').update({ theme: 'dark', lockAfterMinutes: 5 });
    expect(new PreferencesFile(path, 'zh-CN').current).toEqual({
      language: 'en',
      theme: 'dark',
      lockAfterMinutes: 5,
    });
  });

  it('starts with the defaults when the file is damaged', () => {
    const path = join(folder, 'preferences.json');
    writeFileSync(path, '{"language":"tlh"');
    expect(new PreferencesFile(path, 'zh-TW').current.language).toBe('zh-TW');
  });
});

describe('saveFile', () => {
  it('writes the whole file and leaves nothing beside it', () => {
    const path = join(folder, 'report.pdf');
    saveFile(path, Buffer.from('one'));
    saveFile(path, Buffer.from('two'));
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(readdirSync(folder)).toEqual(['report.pdf']);
  });

  it('says so when the place cannot be written, and leaves nothing', () => {
    expect(() => {
      saveFile(join(folder, 'missing', 'report.pdf'), Buffer.from('one'));
    }).toThrow('READ_ONLY');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('countPages', () => {
  it('counts page objects, not the tree that holds them', () => {
    const pdf = '%PDF-1.7 /Type /Pages /Count 2 ... /Type /Page ... /Type/Page>>';
    expect(countPages(Buffer.from(pdf))).toBe(2);
    expect(countPages(Buffer.from('no pdf'))).toBe(0);
  });
});
