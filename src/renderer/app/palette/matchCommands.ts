/** One thing that the palette can do, with every text that it can be found by. */
export interface PaletteCommand {
  readonly id: string;
  readonly group: 'page' | 'action' | 'segment' | 'definition';
  readonly title: string;
  /** The same name in the other languages. */
  readonly alsoCalled: readonly string[];
  /** Keys that do the same without the palette. */
  readonly keys?: string;
  readonly run: () => void;
}

/** Latin spelling of Chinese text, syllable by syllable; other characters stand for themselves. */
export type Spell = (text: string) => readonly string[];

/** What a command is found by, made once: its names as they are, and as they are spelt. */
export interface IndexedCommand {
  readonly command: PaletteCommand;
  readonly names: readonly string[];
  readonly spelt: readonly (readonly string[])[];
}

/** Prepares commands for being searched while somebody types. */
export function indexCommands(
  commands: readonly PaletteCommand[],
  spell: Spell | undefined,
): IndexedCommand[] {
  return commands.map((command) => {
    const names = [command.title, ...command.alsoCalled].map(folded);
    const chinese = names.filter((name) => /\p{Script=Han}/u.test(name));
    return {
      command,
      names,
      spelt: spell ? chinese.map((name) => spell(name).map(folded)) : [],
    };
  });
}

/**
 * Commands that fit what was typed, the best first: a name that begins so, one with a word that begins
 * so, one that holds it; then Chinese names by pinyin, in full, in part or by initials. Chinese that was
 * typed in the other script is found by its spelling. With nothing typed, all in their order.
 */
export function matchCommands(
  indexed: readonly IndexedCommand[],
  typed: string,
  spell: Spell | undefined,
): PaletteCommand[] {
  const query = folded(typed);
  if (query === '') return indexed.map(({ command }) => command);
  const latin = spell && /\p{Script=Han}/u.test(query) ? folded(spell(query).join('')) : query;
  return indexed
    .map((one, at) => ({ one, at, rank: rankOf(one, query, latin.replace(/\s/g, '')) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ one }) => one.command);
}

const NO_MATCH = 9;

function rankOf({ names, spelt }: IndexedCommand, query: string, latin: string): number {
  const byName = names.map((name) => {
    if (name.startsWith(query)) return 0;
    if (name.split(/\s+/).some((word) => word.startsWith(query))) return 1;
    return name.includes(query) ? 2 : NO_MATCH;
  });
  const bySound = spelt.map((syllables) =>
    syllables.some((_, from) => isSpelt(syllables, from, latin)) ? 3 : NO_MATCH,
  );
  return Math.min(...byName, ...bySound, NO_MATCH);
}

/** True if the text is spelt from a syllable on: each gives at least its initial, in order. */
function isSpelt(syllables: readonly string[], from: number, text: string): boolean {
  if (text === '') return true;
  const syllable = syllables[from];
  if (syllable === undefined) return false;
  for (let taken = Math.min(syllable.length, text.length); taken > 0; taken--) {
    if (
      syllable.startsWith(text.slice(0, taken)) &&
      isSpelt(syllables, from + 1, text.slice(taken))
    ) {
      return true;
    }
  }
  return false;
}

/** Width and case folded, blanks at the ends gone. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
