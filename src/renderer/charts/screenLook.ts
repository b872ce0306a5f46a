import type { Scheme } from '../app/ThemeProvider.tsx';
import type { ChartLook } from './look.ts';

const FONT = "'Noto Sans', 'Noto Sans SC', 'Noto Sans TC', sans-serif";
const FONT_TRADITIONAL = "'Noto Sans', 'Noto Sans TC', 'Noto Sans SC', sans-serif";

/** The same values as in `theme.css`; a chart cannot read variables. */
const INKS = {
  light: {
    ink: '#1b1f24',
    muted: '#5b636c',
    hairline: '#e2e4e6',
    surface: '#fbfbfa',
    accent: '#1f5f9e',
    bad: '#a5382c',
  },
  dark: {
    ink: '#e7eaed',
    muted: '#a3abb4',
    hairline: '#2c3238',
    surface: '#14171a',
    accent: '#7db4ea',
    bad: '#ec9486',
  },
} as const;

/** What charts on a screen take from it; `traditional` puts the face for zh-TW first. */
export function screenLook(mode: Scheme, traditional: boolean): ChartLook {
  return { mode, ...INKS[mode], font: traditional ? FONT_TRADITIONAL : FONT, fontSize: 12 };
}
