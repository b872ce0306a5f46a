import { expect, it } from 'vitest';
import { INSPECTION } from '#test/renderer/mockImports.ts';
import { wizardStage } from '#test/renderer/showWizardPart.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';

const show = wizardStage();

it('says why a column is taken for personal, of which class it is and by how many of its values', async () => {
  const [first, ...others] = INSPECTION.columns;
  if (first === undefined) throw new Error('no column');
  const evidence = { code: 'personal.content', counts: { matches: 38, values: 40 } };
  const phones = { ...first, personal: 'phone' as const, personalEvidence: evidence };
  const text = await show(
    <ColumnsStep inspection={{ ...INSPECTION, columns: [phones, ...others] }} />,
  );
  expect(text).toContain('Personal: phone number · L3 personal · By the form of 38 of 40 values');
});
