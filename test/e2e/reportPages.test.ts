import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../src/shared/contract/common.ts';
import { reportModelSchema } from '../../src/shared/contract/reports.ts';
import { REPORT_PAGES } from '../../src/shared/domain/reportPages.ts';
import {
  createFormatter,
  createTranslator,
  HTML_LANG,
  LANGUAGES,
} from '../../src/shared/i18n/index.ts';
import { ChromiumHost, findBrowser } from '../../src/main/hosts/chromium/index.ts';
import type { CorePort } from '../../src/main/hosts/host.ts';
import { builtFiles } from '../../src/main/hosts/index.ts';
import { readManifest } from '../../src/main/hosts/page.ts';
import { ruleText } from '../../src/renderer/components/ruleText.ts';
import { mockPage } from '../renderer/mockPage.ts';
import { LAST_REPORT } from '../renderer/mockLastReport.ts';
import { FILTER, MESSAGE, NOTE } from '../renderer/mockReport.ts';
import { reportModelOf } from '../renderer/mockReportModel.ts';

/** The report as the host prints it, from a model made up for this test. */

const EXPORT_ID = 'R-0007';
/** The pages that the outline of the mock shows; it leaves one out. */
const PAGES = REPORT_PAGES.filter((page) => page !== 'summary');

/** Sheets that the added figures of the mock take beside the standard pages. */
const ADDED_SHEETS = 3;

interface PrintedPdf {
  readonly pages: number;
  /** Text of all pages without white space: lines break where they like. */
  readonly text: string;
  readonly lastPage: string;
  readonly outline: readonly string[];
  readonly title: unknown;
  readonly language: unknown;
  readonly isTagged: boolean;
  readonly roles: ReadonlySet<string>;
  readonly alternatives: readonly string[];
  readonly images: number;
}

let folder: string;
let host: ChromiumHost;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-report-'));
  const paths = { data: join(folder, 'data'), temp: join(folder, 'temp'), resources: folder };
  for (const path of [paths.data, paths.temp]) mkdirSync(path, { recursive: true });
  const files = builtFiles(new URL('../../out/main/test.js', import.meta.url).href);
  host = new ChromiumHost({
    name: 'chromium',
    paths,
    workerUrl: files.workerUrl,
    manifest: readManifest(files.rendererFolder),
    browser: findBrowser(),
    headless: true,
    exportFolder: folder,
  });
  const mock = mockPage({ stage: 'full', language: 'en', theme: 'dark' });
  const core: CorePort = {
    handle: (json) => mock.request(json),
    onEvent: (listener) => mock.subscribe(listener),
    registerFile: () => 'ticket-0001',
    suspend: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  host.connect(core);
  await host.openWindow();
}, 60_000);

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the model of this test keeps the contract', () => {
  expect(() => reportModelSchema.parse(reportModelOf('time', EXPORT_ID))).not.toThrow();
});

describe.each(LANGUAGES)('report in %s', (language) => {
  const { t } = createTranslator(language);
  let pdf: PrintedPdf;
  beforeAll(async () => {
    pdf = await printed(language);
  }, 120_000);

  test('has its pages, numbered, with class and export on them', () => {
    expect(pdf.pages).toBeGreaterThanOrEqual(9);
    expect(pdf.pages).toBeLessThanOrEqual(14 + ADDED_SHEETS);
    expect(pdf.lastPage).toContain(`${pdf.pages}/${pdf.pages}`);
    expect(pdf.lastPage).toContain(bare(t('print.classLabel')));
    expect(pdf.lastPage).toContain(EXPORT_ID);
  });

  test('says what the catalogue says', () => {
    const texts = [
      t('print.title'),
      ...PAGES.map((page) => t(`print.page.${page}`)),
      t('print.cover.fingerprint'),
      t('customers.classes.twelve'),
      t('terms.class12.cannot_lose'),
      t('terms.class8.important_retain'),
      t('lifecycle.rule.time.lost', { dormantMonths: 24 }),
      t('retention.heat.mean'),
      t('value.clv.ltvBanner'),
      t('valueModels.ltv.tag'),
      t('value.contest.model_wins', { winner: 'MBG/NBD', model: 'MBG/NBD' }),
      t('valueModels.test.tracking'),
      t('modelNotes.weakly_identified'),
      t('print.method.b4'),
      t('rules.DATE_MISSING'),
      t('print.suppressed.note'),
    ];
    for (const text of texts) expect(pdf.text).toContain(bare(text));
  });

  test('holds the added figures with message, note, filter and n, and says why one is missing', () => {
    const format = createFormatter(language);
    const texts = [
      t('reportBuilder.section'),
      MESSAGE,
      NOTE,
      t('survival.second_order.title'),
      t('reportBuilder.filter', {
        rule: ruleText(FILTER, { ...createTranslator(language), format }, NO_NAMES),
      }),
      t('print.figure.source', { day: format.day('2011-12-09'), n: format.number(2754) }),
      t('cohorts.title.share', { by: t('cohorts.in.quarter') }),
      t('reportBuilder.held.cells', { count: 2 }),
      t('acquisition.table.title'),
      t('stages.winBack.title'),
      t('gates.small_group', { needed: 10 }),
    ];
    for (const text of texts) expect(pdf.text).toContain(bare(text));
    expect(pdf.outline).not.toContain(bare(t('print.page.summary')));
    expect(pdf.outline).toContain(bare(MESSAGE));
  });

  test('sets its key figures against the last report, shares in points and all others in per cent', () => {
    const format = createFormatter(language);
    const { exportId, asOf } = LAST_REPORT;
    const texts = [
      t('lastReport.column', { id: exportId }),
      t('lastReport.of', { id: exportId, day: format.day(asOf) }),
      // Retention of 39.2 % after 37.1 %, orders 2,634 after 1,929, and what the report holds back.
      format.points(0.021),
      format.change(2634 / 1929 - 1),
      t('print.kpis.held'),
      // The expected value as Home tells it.
      t('print.kpis.valueChange', {
        change: format.change(231 / 260 - 1),
        months: t('home.clv.months', { count: 3 }),
      }),
    ];
    for (const text of texts) expect(pdf.text).toContain(bare(text));
  });

  test('has bookmarks, title, language and structure', () => {
    expect(pdf.outline[0]).toBe(bare(t('print.title')));
    for (const page of PAGES) expect(pdf.outline).toContain(bare(t(`print.page.${page}`)));
    expect(pdf.title).toBe(
      t('print.documentTitle', {
        workspace: 'Online Retail',
        day: language === 'en' ? '30 Nov 2011' : '2011年11月30日',
      }),
    );
    expect(pdf.language).toBe(HTML_LANG[language]);
    expect(pdf.isTagged).toBe(true);
    for (const role of ['H1', 'H2', 'H3', 'Table', 'TH', 'Figure']) {
      expect(pdf.roles).toContain(role);
    }
  });

  test('draws its charts as vectors with an alternative text', () => {
    expect(pdf.images).toBe(0);
    expect(pdf.alternatives).toContain(t('print.cohorts.altCurves'));
    expect(pdf.alternatives).toContain(t('valueModels.test.tenthsCaption'));
  });
});

const NO_NAMES = { money: { currency: null, digits: 0 }, segments: new Map<number, string>() };

/** Without white space: the browser sets thin spaces between scripts and breaks lines. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

async function printed(language: Language): Promise<PrintedPdf> {
  const bytes = await host.printRoute(`#/print?lang=${language}&scheme=time&export=${EXPORT_ID}`);
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const document = await getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(root, 'cmaps/'),
    standardFontDataUrl: join(root, 'standard_fonts/'),
    verbosity: 0,
  }).promise;
  const texts: string[] = [];
  const roles = new Set<string>();
  const alternatives: string[] = [];
  let images = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    texts.push(bare(content.items.map((item) => ('str' in item ? item.str : '')).join('')));
    walk(await page.getStructTree(), (role, alt) => {
      roles.add(role);
      if (alt !== undefined) alternatives.push(alt);
    });
    const { fnArray } = await page.getOperatorList();
    images += fnArray.filter(
      (operation: number) =>
        operation === OPS.paintImageXObject || operation === OPS.paintInlineImageXObject,
    ).length;
  }
  const { info } = await document.getMetadata();
  const facts = info as Readonly<Record<string, unknown>>;
  const outline = await document.getOutline();
  // A map, whatever the types say.
  const mark: unknown = await document.getMarkInfo();
  const result: PrintedPdf = {
    pages: document.numPages,
    text: texts.join(''),
    lastPage: texts.at(-1) ?? '',
    outline: flat(outline as OutlineNode[] | null).map(bare),
    title: facts['Title'],
    language: facts['Language'],
    isTagged: mark instanceof Map && mark.get('Marked') === true,
    roles,
    alternatives,
    images,
  };
  await document.loadingTask.destroy();
  return result;
}

interface OutlineNode {
  readonly title: string;
  readonly items: readonly OutlineNode[];
}

function flat(nodes: readonly OutlineNode[] | null): string[] {
  return (nodes ?? []).flatMap(({ title, items }) => [title, ...flat(items)]);
}

function walk(node: unknown, visit: (role: string, alt: string | undefined) => void): void {
  if (typeof node !== 'object' || node === null || !('role' in node)) return;
  const { role, alt, children } = node as { role: string; alt?: string; children?: unknown[] };
  visit(role, alt);
  for (const child of children ?? []) walk(child, visit);
}
