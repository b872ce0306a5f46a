import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The accent in ten steps; step 7 is the light accent, step 3 the dark one. */
const ACCENT: MantineColorsTuple = [
  '#eef4fa',
  '#d9e7f4',
  '#b3d0ec',
  '#7db4ea',
  '#5a97d2',
  '#3f80bf',
  '#2c6fae',
  '#1f5f9e',
  '#174d83',
  '#103a66',
];

/** Mantine in the sizes and shapes of `theme.css`. */
export const mantineTheme = createTheme({
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'ui-monospace, var(--font-text)',
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 3 },
  colors: { accent: ACCENT },
  defaultRadius: 4,
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.4', xl: '1.3' },
  headings: { fontWeight: '600' },
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'filled' } },
    // Browsers write what is typed into a field that may be completed to disk.
    TextInput: { defaultProps: { size: 'xs', autoComplete: 'off' } },
    PasswordInput: { defaultProps: { size: 'xs', autoComplete: 'off' } },
    NumberInput: { defaultProps: { size: 'xs', autoComplete: 'off' } },
    Textarea: { defaultProps: { size: 'xs', autoComplete: 'off' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false } },
    Autocomplete: { defaultProps: { size: 'xs', autoComplete: 'off' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    // The placeholder is something in a menu that is no entry of it.
    Menu: {
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 0 },
        withInitialFocusPlaceholder: false,
      },
    },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false, multiline: true } },
    Modal: { defaultProps: { transitionProps: { duration: 0 }, centered: true } },
  },
});

/** Mantine's own surfaces take the tokens of the page. */
export const mantineVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-faint)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-anchor': 'var(--accent)',
  },
  light: { '--mantine-color-error': 'var(--bad)' },
  dark: { '--mantine-color-error': 'var(--bad)' },
});
