/** Half-width kana in texts, and what they are worth as evidence of a Japanese encoding. */
export interface HalfWidthKana {
  readonly characters: number;
  readonly points: number;
}

const RUN = /[a-z]?[\uff61-\uff9f]+[a-z]?/giu;
const KANA = /[\uff61-\uff9f]/gu;
/** Voicing marks stand behind the rows that have one; small letters, marks and `ｰ` never begin a word. */
const MISPLACED = /(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|^[ｧ-ｰﾞﾟ]|[｡-･a-z]|ｦ(?=ﾞ)|(?<![ｷｼﾁﾆﾋﾐﾘﾞﾟ])[ｬｭｮ]/iu;
/** Lists of real places have a few. */
const MAX_MISPLACED_SHARE = 0.1;
/** A voicing mark, or the beginning of a frequent name. */
const CERTAIN =
  /[ﾞﾟ]|^(?:ｻﾄｳ|ｲﾄｳ|ｶﾄｳ|ｻｲﾄｳ|ﾀﾅｶ|ﾅｶﾑﾗ|ﾔﾏﾓﾄ|ﾏﾂﾓﾄ|ｲﾉｳｴ|ｷﾑﾗ|ﾊﾔｼ|ｼﾐｽﾞ|ﾓﾘ|ﾊｼﾓﾄ|ｲｼｶﾜ|ｵｶﾜ|ﾑﾗｶﾐ|ｻｶﾓﾄ|ｵｵﾀ|ﾌｸﾀ|ﾆｼﾑﾗ|ﾐｳﾗ|ﾅｶﾉ|ﾅｶﾔﾏ|ｱｵｷ|ﾐﾔﾓﾄ|ﾀｶｷ|ﾐﾔｻﾞｷ|ﾀｹｳﾁ|ｳｴﾀ|ｻｻｷ)/u;
/** Points of a character where all words are well formed: with and without a certain one among them. */
const CERTAIN_POINTS = 0.95;
const PLAIN_POINTS = 0.58;
const MISPLACED_POINTS = 0.2;

/**
 * Half-width kana are single bytes, and most bytes of Chinese and Korean text can be read as such. Kana follow
 * rules that other text breaks soon.
 */
export function halfWidthKana(texts: readonly string[]): HalfWidthKana {
  let characters = 0;
  let [runs, misplaced] = [0, 0];
  let certain = false;
  for (const text of texts) {
    for (const [run] of text.matchAll(RUN)) {
      characters += run.match(KANA)?.length ?? 0;
      runs += 1;
      if (MISPLACED.test(run) || run.length === 1) misplaced += 1;
      certain ||= CERTAIN.test(run);
    }
  }
  const each =
    misplaced > runs * MAX_MISPLACED_SHARE
      ? MISPLACED_POINTS
      : certain
        ? CERTAIN_POINTS
        : PLAIN_POINTS;
  return { characters, points: characters * each };
}
