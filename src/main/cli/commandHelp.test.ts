import { expect, it } from 'vitest';
import { languageSchema } from '#shared/contract/common.ts';
import { createTranslator } from '#shared/i18n/index.ts';
import { parseCommandLine } from './arguments.ts';
import { commandHelp, commandsHelp } from './commandHelp.ts';
import { COMMANDS } from './commands/index.ts';

it.each(languageSchema.options)(
  'tells every command and every option that it takes in %s',
  (language) => {
    const translator = createTranslator(language);
    const all = commandsHelp(COMMANDS, translator);
    for (const command of COMMANDS) {
      expect(all).toMatch(new RegExp(`^ {2}${command.name}\\b.* \\S+`, 'mu'));
      const help = commandHelp(command, translator);
      for (const option of command.accepts) {
        expect(help).toMatch(new RegExp(`^ {2}--${option}\\b.* {2}\\S+`, 'mu'));
      }
      expect(help).not.toContain('cli.');
    }
  },
);

it('names the words of an option that has many', () => {
  const fit = COMMANDS.find(({ name }) => name === 'fit');
  expect(fit && commandHelp(fit, createTranslator('en'))).toMatch(/--model: bgnbd .*\bsbg$/mu);
});

it('takes the shapes it shows: an option with a value there asks for one', () => {
  for (const { accepts } of COMMANDS) {
    for (const option of accepts) {
      const bare = (): unknown => parseCommandLine([`--${option}`], accepts, 'en');
      if (option === 'list') expect(bare).not.toThrow();
      else expect(bare).toThrow('BAD_REQUEST');
    }
  }
});
