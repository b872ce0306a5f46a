import type { Spell } from './matchCommands.ts';

/** Pinyin without tones, one syllable per character; its dictionary is loaded when first needed. */
export async function loadSpelling(): Promise<Spell> {
  const { pinyin } = await import('pinyin-pro');
  return (text) => pinyin(text, { toneType: 'none', type: 'array' });
}
