import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { contract } from '../../src/shared/contract/index.ts';
import { at } from './project.mjs';

/**
 * @typedef {object} Schema the part of JSON Schema that the contract uses
 * @property {string} [type]
 * @property {unknown} [const]
 * @property {unknown[]} [enum]
 * @property {Schema[]} [anyOf]
 * @property {Schema[]} [oneOf]
 * @property {Schema} [items]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema | boolean} [additionalProperties]
 */

const HEAD = `# The pipe between screens and core

Written by \`node scripts/contractDocs.mjs\` from \`src/shared/contract\`; a test holds the two together.

A query reads and a command changes something small; both answer at once. A job answers with its
number, and its progress and its result come as events. Every input is checked against its schema.
Inputs are written out in full, answers by their first level: \`{…}\` stands for a nested object.
`;

/**
 * The page about all methods of the contract.
 * @returns {Promise<string>} Markdown, formatted as the project's other pages
 */
export async function ipcPage() {
  /** @type {Map<string, string[]>} */
  const rooms = new Map();
  for (const [name, { kind, input, output }] of Object.entries(contract)) {
    const room = name.slice(0, name.indexOf('.'));
    const asked = code(typeText(schemaOf(input, 'input'), Infinity));
    const answered = code(typeText(schemaOf(output, 'output'), 1));
    const row = `| ${[code(name), kind, asked, answered].join(' | ')} |`;
    rooms.set(room, [...(rooms.get(room) ?? []), row]);
  }
  const tables = [...rooms].map(([room, rows]) =>
    [`## ${room}`, '', '| method | kind | input | answer |', '| - | - | - | - |', ...rows].join(
      '\n',
    ),
  );
  const path = at('docs', 'ipc.md');
  const style = await resolveConfig(path);
  return format([HEAD, ...tables].join('\n\n'), { ...style, filepath: path });
}

/**
 * Code in a cell of a table.
 * @param {string} text
 */
function code(text) {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

/**
 * @param {z.ZodType} type
 * @param {'input' | 'output'} io
 * @returns {Schema}
 */
function schemaOf(type, io) {
  return /** @type {Schema} */ (z.toJSONSchema(type, { io, reused: 'inline' }));
}

/**
 * A JSON schema in the notation of TypeScript.
 * @param {Schema} schema
 * @param {number} levels of objects that are written out
 * @returns {string}
 */
function typeText(schema, levels) {
  const { type, items, properties = {}, required = [], additionalProperties } = schema;
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return variants.map((variant) => typeText(variant, levels)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (type === 'array' && items) {
    const item = typeText(items, levels);
    return (items.anyOf ?? items.oneOf ?? items.enum) ? `(${item})[]` : `${item}[]`;
  }
  if (type !== 'object') return type ?? 'unknown';
  const fields = Object.entries(properties);
  if (fields.length === 0) {
    if (typeof additionalProperties !== 'object') return '{}';
    return `{ [key]: ${typeText(additionalProperties, levels)} }`;
  }
  if (levels < 1) return '{…}';
  const texts = fields.map(
    ([name, field]) =>
      `${name}${required.includes(name) ? '' : '?'}: ${typeText(field, levels - 1)}`,
  );
  return `{ ${texts.join('; ')} }`;
}
