import { createHmac, pbkdf2Sync } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import { aes, number, SALT } from './sealing.ts';

/** How the zip is protected: as PKWARE did, or by WinZip's AES with a key of so many bits. */
export type ZipLock = 'classic' | 128 | 192 | 256;

/** A zip of one protected file. */
export function lockZip(
  name: string,
  content: Uint8Array,
  password: string,
  kind: ZipLock,
): Uint8Array {
  const packed = deflateRawSync(content);
  const crc = crc32(content);
  const sealed =
    kind === 'classic' ? sealClassic(packed, crc, password) : sealAes(packed, password, kind / 8);
  const extra =
    kind === 'classic'
      ? Buffer.alloc(0)
      : Buffer.concat([
          number(0x9901, 2),
          number(7, 2),
          number(2, 2),
          Buffer.from('AE'),
          Buffer.of({ 128: 1, 192: 2, 256: 3 }[kind]),
          number(8, 2),
        ]);
  const about = Buffer.concat([
    number(20, 2),
    number(0x801, 2),
    number(kind === 'classic' ? 8 : 99, 2),
    number(0, 4),
    number(kind === 'classic' ? crc : 0, 4),
    number(sealed.length, 4),
    number(content.length, 4),
    number(Buffer.byteLength(name), 2),
    number(extra.length, 2),
  ]);
  const local = Buffer.concat([number(0x04034b50, 4), about, Buffer.from(name), extra, sealed]);
  const central = Buffer.concat([
    number(0x02014b50, 4),
    number(20, 2),
    about,
    Buffer.alloc(14),
    Buffer.from(name),
    extra,
  ]);
  const end = Buffer.concat([
    number(0x06054b50, 4),
    number(0, 4),
    number(1, 2),
    number(1, 2),
    number(central.length, 4),
    number(local.length, 4),
    number(0, 2),
  ]);
  return Buffer.concat([local, central, end]);
}

function sealClassic(packed: Buffer, crc: number, password: string): Buffer {
  const step = (value: number, byte: number): number => ~crc32(Buffer.of(byte), ~value >>> 0) >>> 0;
  let [a, b, c] = [0x12345678, 0x23456789, 0x34567890];
  const update = (byte: number): void => {
    a = step(a, byte);
    b = Number((BigInt((b + (a & 0xff)) >>> 0) * 134_775_813n + 1n) & 0xffffffffn);
    c = step(c, b >>> 24);
  };
  for (const byte of Buffer.from(password)) update(byte);
  const header = Buffer.concat([SALT.subarray(0, 11), Buffer.of(crc >>> 24)]);
  return Buffer.from(
    Buffer.concat([header, packed]).map((byte) => {
      const mask = (c | 2) & 0xffff;
      const sealed = byte ^ (((mask * (mask ^ 1)) >>> 8) & 0xff);
      update(byte);
      return sealed;
    }),
  );
}

function sealAes(packed: Buffer, password: string, keyBytes: number): Buffer {
  const salt = SALT.subarray(0, keyBytes / 2);
  const keys = pbkdf2Sync(password, salt, 1000, 2 * keyBytes + 2, 'sha1');
  const sealed = Buffer.from(packed);
  for (let at = 0; at < sealed.length; at += 16) {
    const counter = Buffer.alloc(16);
    counter.writeUInt32LE(at / 16 + 1);
    const mask = aes(keys.subarray(0, keyBytes), null, counter);
    for (let i = 0; i < 16 && at + i < sealed.length; i += 1) {
      sealed[at + i] = (sealed[at + i] ?? 0) ^ (mask[i] ?? 0);
    }
  }
  const mac = createHmac('sha1', keys.subarray(keyBytes, 2 * keyBytes))
    .update(sealed)
    .digest();
  return Buffer.concat([salt, keys.subarray(2 * keyBytes), sealed, mac.subarray(0, 10)]);
}
