import { createHash, pbkdf2Sync } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { aes, SALT, sum } from './sealing.ts';

export interface OdsLock {
  readonly bits?: 128 | 192 | 256;
  readonly start?: 'sha1' | 'sha256';
  readonly rounds?: number;
  /** Written into the list of parts in place of what was done. */
  readonly said?: {
    readonly cipher?: string;
    readonly rounds?: number;
    readonly derivation?: string;
  };
}

const HASH_NAMES = {
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2000/09/xmldsig#sha256',
};

/** An ODS with its parts encrypted one by one, as ODF 1.2 says (part 3, 3.4). */
export function lockOds(book: Uint8Array, password: string, options: OdsLock = {}): Uint8Array {
  const { bits = 256, start = 'sha256', rounds = 1000, said = {} } = options;
  const key = pbkdf2Sync(sum(start, Buffer.from(password)), SALT, rounds, bits / 8, 'sha1');
  const iv = sum('md5', SALT);
  const cipher = said.cipher ?? `http://www.w3.org/2001/04/xmlenc#aes${String(bits)}-cbc`;
  const parts = unzipSync(book);
  const files: Record<string, [Uint8Array, { level: 0 }]> = {};
  let list = '';
  for (const name of ['mimetype', 'content.xml', 'styles.xml']) {
    const part = parts[name];
    if (part === undefined) continue;
    if (name === 'mimetype') {
      files[name] = [part, { level: 0 }];
      continue;
    }
    const packed = deflateRawSync(part);
    const fill = 16 - (packed.length % 16);
    const padded = Buffer.concat([packed, Buffer.alloc(fill, 7)]);
    padded[padded.length - 1] = fill;
    files[name] = [aes(key, iv, padded), { level: 0 }];
    const checksum = createHash('sha256').update(packed.subarray(0, 1024)).digest('base64');
    list +=
      `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml" manifest:size="${String(part.length)}">` +
      `<manifest:encryption-data manifest:checksum-type="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k" manifest:checksum="${checksum}">` +
      `<manifest:algorithm manifest:algorithm-name="${cipher}" manifest:initialisation-vector="${iv.toString('base64')}"/>` +
      `<manifest:start-key-generation manifest:start-key-generation-name="${HASH_NAMES[start]}" manifest:key-size="32"/>` +
      `<manifest:key-derivation manifest:key-derivation-name="${said.derivation ?? 'PBKDF2'}" manifest:key-size="${String(bits / 8)}" manifest:iteration-count="${String(said.rounds ?? rounds)}" manifest:salt="${SALT.toString('base64')}"/>` +
      '</manifest:encryption-data></manifest:file-entry>';
  }
  const manifest = `<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>${list}</manifest:manifest>`;
  files['META-INF/manifest.xml'] = [strToU8(manifest), { level: 0 }];
  return zipSync(files);
}
