import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { newNonce, NONCE_PLACEHOLDER, readManifest, respond } from './page.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-page-'));
mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true });
writeFileSync(join(folder, 'secret.txt'), 'SECRET');
writeFileSync(
  join(folder, 'renderer', 'index.html'),
  `<style nonce="${NONCE_PLACEHOLDER}"></style>`,
);
writeFileSync(join(folder, 'renderer', 'assets', 'a b.js'), 'void 0;');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const manifest = readManifest(join(folder, 'renderer'));
const BASES = ['https://perennial.invalid', 'perennial://app'];

function get(base: string, path: string, method = 'GET') {
  return respond({ method, url: `${base}${path}` }, base, manifest, 'NONCE');
}

describe.each(BASES)('page files of %s', (base) => {
  it('serves the page with this load’s nonce in header and text', () => {
    const { status, headers, body } = get(base, '/');
    expect(status).toBe(200);
    expect(headers['Content-Type']).toBe('text/html; charset=utf-8');
    expect(headers['Content-Security-Policy']).toContain("style-src 'self' 'nonce-NONCE'");
    expect(new TextDecoder().decode(body)).toBe('<style nonce="NONCE"></style>');
    expect(get(base, '/index.html').body).toEqual(body);
  });

  it('serves a file under its decoded name, without a nonce', () => {
    const { status, headers, body } = get(base, '/assets/a%20b.js');
    expect(status).toBe(200);
    expect(headers['Content-Type']).toBe('text/javascript; charset=utf-8');
    expect(headers['Content-Security-Policy']).not.toContain('nonce-');
    expect(new TextDecoder().decode(body)).toBe('void 0;');
  });

  it('answers HEAD without a body and refuses every other method', () => {
    expect(get(base, '/', 'HEAD')).toMatchObject({ status: 200, body: new Uint8Array() });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'get']) {
      expect(get(base, '/', method).status).toBe(405);
    }
  });

  it('ignores query and fragment', () => {
    expect(get(base, '/?x=../../secret.txt#/print').status).toBe(200);
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/%00',
    '/index.html%00.js',
    '//secret.txt',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
    '/file:///etc/passwd',
    '/assets',
    '/assets/',
    '/INDEX.HTML',
    '/__proto__',
    '/constructor',
  ])('gives nothing for %s', (path) => {
    const { status, body } = get(base, path);
    expect([400, 403, 404]).toContain(status);
    expect(body).toHaveLength(0);
  });

  it('gives nothing but its own files for any path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, encode) => {
        const { status, body } = get(base, `/${encode ? encodeURIComponent(text) : text}`);
        return status === 200 || body.length === 0;
      }),
    );
  });
});

describe('page addresses', () => {
  it.each([
    'http://perennial.invalid/',
    'https://perennial.invalid.example/',
    'https://perennial.invalid:8443/',
    'https://user@perennial.invalid/',
    'https://example.com/https://perennial.invalid/',
    'perennial://app/',
    'file:///index.html',
    'data:text/html,x',
    'not an address',
    '',
  ])('refuses %s', (url) => {
    const base = 'https://perennial.invalid';
    expect(respond({ method: 'GET', url }, base, manifest, 'N').status).toBe(403);
  });

  it('sends the hardening headers with every answer, refusals included', () => {
    for (const path of ['/', '/assets/a%20b.js', '/missing']) {
      const { headers } = get('https://perennial.invalid', path);
      expect(headers).toMatchObject({
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': 'no-store',
      });
      expect(headers['Permissions-Policy']).toContain('camera=()');
      const policy = headers['Content-Security-Policy'] ?? '';
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; /);
      expect(policy).toContain("connect-src 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    }
  });

  it('makes a new nonce each time', () => {
    expect(new Set(Array.from({ length: 100 }, newNonce)).size).toBe(100);
  });
});
