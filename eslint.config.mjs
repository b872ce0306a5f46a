import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Everything here is an error; there are no warnings. Bans that keep the program offline and the
 * renderer powerless are named with the reason a reader needs when one of them fires.
 */

const NETWORK_MODULES = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'dns/promises'];

/** @type {import('eslint').Linter.RuleEntry} */
const restrictedImports = [
  'error',
  {
    paths: NETWORK_MODULES.flatMap((name) => [name, `node:${name}`]).map((name) => ({
      name,
      message: 'Perennial never opens a connection.',
    })),
    patterns: [
      {
        regex: '^(undici|ws|axios|node-fetch)(/|$)',
        message: 'Perennial never opens a connection.',
      },
    ],
  },
];

/** @type {import('eslint').Linter.RuleEntry} */
const restrictedGlobals = [
  'error',
  ...[
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'EventSource',
    'WebTransport',
    'RTCPeerConnection',
  ].map((name) => ({ name, message: 'Perennial never opens a connection.' })),
];

/** Bans for all of `src`. */
const sourceSyntax = [
  {
    selector: 'MemberExpression[property.name=/^(openExternal|openPath)$/]',
    message: 'Nothing is handed to another program; help is local.',
  },
  {
    selector: 'MemberExpression[property.name="sendBeacon"]',
    message: 'Perennial never opens a connection.',
  },
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Text is rendered as text.',
  },
  {
    selector:
      'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text is rendered as text.',
  },
  {
    selector: 'CallExpression[callee.property.name="insertAdjacentHTML"]',
    message: 'Text is rendered as text.',
  },
  {
    selector:
      'Property[key.name=/^(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures)$/]',
    message: 'The safe default stands; the option is not named.',
  },
];

/** Electron's own channel objects exist only behind the guard of the Electron host. */
const rawIpc = {
  selector: 'Identifier[name=/^(ipcMain|ipcRenderer)$/]',
  message: 'Messages go through the host port.',
};

/** User-visible words live in the catalogues of src/shared/i18n. */
const literalText = [
  {
    selector: 'JSXText[value=/\\p{L}/u]',
    message: 'Take the text from the catalogue.',
  },
  {
    selector:
      ':matches(JSXElement, JSXFragment) > JSXExpressionContainer > Literal[value=/\\p{L}/u]',
    message: 'Take the text from the catalogue.',
  },
  {
    selector:
      'JSXAttribute[name.name=/^(title|label|placeholder|alt|description|aria-label|aria-description)$/] > Literal[value=/\\p{L}/u]',
    message: 'Take the text from the catalogue.',
  },
];

/** The engine has no clock and no unseeded chance: same input, same bytes. */
const impure = [
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Randomness is seeded.',
  },
  {
    selector: ':matches(NewExpression, CallExpression)[callee.name="Date"]',
    message: 'The analysis date is data, never now.',
  },
  {
    selector: 'MemberExpression[object.name=/^(Date|performance)$/]',
    message: 'The analysis date is data, never now.',
  },
];

export default defineConfig(
  globalIgnores([
    'out/',
    'dist/',
    '.cache/',
    'coverage/',
    'test-results/',
    'test/boundaries/fixture/',
    'test/fixtures/page/',
  ]),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  prettier,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'max-lines': ['error', { max: 400 }],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      // `a[i] as number` is the idiom for typed arrays in hot loops; this rule would ask for `a[i]!`.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Index loops over typed arrays are written as index loops.
      '@typescript-eslint/prefer-for-of': 'off',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-imports': restrictedImports,
      'no-restricted-globals': restrictedGlobals,
      'no-restricted-syntax': ['error', ...sourceSyntax, rawIpc],
    },
  },
  {
    files: ['src/main/hosts/electron/**'],
    rules: { 'no-restricted-syntax': ['error', ...sourceSyntax] },
  },
  {
    files: ['src/main/engine/**'],
    rules: { 'no-restricted-syntax': ['error', ...sourceSyntax, rawIpc, ...impure] },
  },
  {
    files: ['src/renderer/**'],
    ignores: ['**/*.test.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
    languageOptions: { globals: globals.browser },
    rules: {
      'react-hooks/exhaustive-deps': 'error',
      'react-hooks/unsupported-syntax': 'error',
      // Only says which components React's compiler would skip; the compiler is not used here.
      'react-hooks/incompatible-library': 'off',
      'no-restricted-syntax': ['error', ...sourceSyntax, rawIpc, ...literalText],
    },
  },
  {
    files: ['scripts/**', 'bench/**'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs'],
    rules: {
      // Scripts are typed by JSDoc and checked by tsc, which knows undefined names better.
      'no-undef': 'off',
      // The linter does not see JSDoc casts, the only way to type what JSON.parse returns.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**'],
    rules: {
      'max-lines': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['*.config.{ts,mjs}'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
