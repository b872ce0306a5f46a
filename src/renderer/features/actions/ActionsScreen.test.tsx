import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '#shared/contract/bridge.ts';
import { mockPage } from '#test/renderer/mockPage.ts';
import { partStage } from '#test/renderer/showPart.tsx';
import { DrawerProvider } from '../../app/DrawerProvider.tsx';
import { ActionsScreen } from './ActionsScreen.tsx';

vi.setConfig({ testTimeout: 60_000 });

const showPart = partStage();
/** What was asked of the core, in order. */
let asked: { readonly method: string; readonly input: Record<string, unknown> }[] = [];

afterEach(() => {
  asked = [];
});

/** Shows the screen at an address, and waits for a text on it. */
async function show(
  hash: string,
  waitsFor: string,
  stage: 'empty' | 'full' = 'full',
  answered = (reply: string): string => reply,
) {
  window.location.hash = hash;
  const mock = mockPage({ stage, language: 'en', theme: 'light' });
  const bridge: Bridge = {
    ...mock,
    request: (json) => {
      asked.push(JSON.parse(json) as (typeof asked)[number]);
      return mock.request(json).then(answered);
    },
  };
  showPart(
    <DrawerProvider>
      <ActionsScreen />
    </DrawerProvider>,
    bridge,
  );
  await vi.waitFor(() => expect(document.body.textContent).toContain(waitsFor));
}

async function faults(): Promise<string[]> {
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const { violations } = await axe.run(document.body, { rules });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

const text = (): string => document.body.textContent;
const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find(
    (one) => one.textContent === name || one.getAttribute('aria-label') === name,
  );
  if (!found) throw new Error(`no button ${name}`);
  return found;
};
const fieldOf = (label: string): HTMLInputElement | HTMLTextAreaElement => {
  const named = [...document.querySelectorAll('label')].find((one) => one.textContent === label);
  const found = named && document.getElementById(named.htmlFor);
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found;
  throw new Error(`no field ${label}`);
};
function type(label: string, value: string): void {
  const field = fieldOf(label);
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
const lastInput = (method: string) => asked.findLast((one) => one.method === method)?.input;

/** An answer in which no customer is chosen. */
const nobody = (reply: string): string =>
  reply.replace(/"chosen":\{"customers":\d+/, '"chosen":{"customers":0');

describe('a plan for nobody', () => {
  const planFor = (field: string, values: readonly string[]): string =>
    `#/actions?${new URLSearchParams({
      part: 'plan',
      basis: JSON.stringify({ kind: 'rule', rule: { kind: 'choice', field, values } }),
    }).toString()}`;

  it('says of a stage of leads that they are no customers', async () => {
    const hash = planFor('stage.behaviour', ['awareness']);
    await show(hash, 'This stage holds leads, who are no customers yet', 'full', nobody);
  });

  it('says of any other rule that nobody is chosen', async () => {
    await show(planFor('stage.time', ['lost']), 'Nobody is chosen', 'full', nobody);
  });
});

describe('the loop', () => {
  it('tells by what it judges, what is overdue and what is unfinished', async () => {
    await show('#/actions', 'From finding to the next review');
    expect(text()).toContain('Judged on the analysis date 30 Nov 2011');
    expect(text()).toContain('Wake up the dormant: 16.0% ordered (12.8% to 21.3%)');
    // Six customers are too few for a share.
    expect(text()).toContain('Second order within sixty days: 2 of 6 ordered');
    const states = [...document.querySelectorAll('[data-state]')].map((one) => one.textContent);
    expect(states).toContain('overdue');
    expect(states).toContain('running, unfinished');
    expect(await faults()).toEqual([]);
  });

  it('leads from a finding about customers to the form', async () => {
    await show('#/actions', 'To act on');
    await vi.waitFor(() =>
      expect(document.querySelector('[aria-label^="Plan an action: "]')).not.toBeNull(),
    );
    const link = document.querySelector('[aria-label^="Plan an action: "]');
    expect(link?.getAttribute('href')).toMatch(/^#\/actions\?basis=.*finding.*part=plan$/);
  });

  it('says what it needs in an empty workspace', async () => {
    await show('#/actions', 'It needs orders', 'empty');
    expect(button('Import a file')).toBeDefined();
  });
});

describe('an action', () => {
  it('shows its outcome with all that limits it, beside the time before', async () => {
    await show('#/actions?action=3', 'Outcome of Wake up the dormant');
    expect(text()).toContain('400 of the 404 chosen customers are in the data.');
    expect(text()).toContain('3 are no longer in the data.');
    expect(text()).toContain(
      'Unfinished: counted up to 30 Nov 2011, the review is on 31 Dec 2011.',
    );
    expect(text()).toContain('It is no proof of cause');
    expect(text()).toContain('£8,000.00');
    expect(await faults()).toEqual([]);
  });

  it('says where there are too few customers, or no time before', async () => {
    await show('#/actions?action=2', 'Outcome of Second order');
    expect(text()).toContain('Fewer than 10 customers: a share says little.');
    expect(text()).toContain('The data do not reach back far enough');
  });

  it('is closed by a decision with the next review date', async () => {
    await show('#/actions?action=2', 'Close the period');
    expect(button('Close the period').disabled).toBe(true);
    type('Next review date', '2011-11-30');
    await vi.waitFor(() => expect(fieldOf('Next review date').value).toBe('2011-11-30'));
    expect(button('Close the period').disabled).toBe(true);
    type('Reason or change', 'Ring them');
    type('Next review date', '2012-01-31');
    await vi.waitFor(() => expect(button('Close the period').disabled).toBe(false));
    button('Close the period').click();
    await vi.waitFor(() =>
      expect(lastInput('actions.decide')).toEqual({
        id: 2,
        decision: 'keep',
        note: 'Ring them',
        nextReview: '2012-01-31',
      }),
    );
  });

  it('goes only when asked twice', async () => {
    await show('#/actions?action=3', 'Remove the action');
    button('Remove the action').click();
    await vi.waitFor(() => expect(text()).toContain('Remove this action with its list'));
    expect(lastInput('actions.remove')).toBeUndefined();
    button('Remove').click();
    await vi.waitFor(() => expect(lastInput('actions.remove')).toEqual({ id: 3 }));
  });
});

describe('the form', () => {
  const basis = encodeURIComponent(
    '{"kind":"rule","rule":{"kind":"choice","field":"stage.time","values":["dormant"]}}',
  );

  it('counts who would be frozen and begins with what the playbook says', async () => {
    await show(`#/actions?part=plan&basis=${basis}`, 'will be frozen');
    expect(fieldOf('Name').value).toBe('Dormant');
    // The row was edited in this workspace.
    expect(fieldOf('Channel').value).toBe('Call');
    expect(fieldOf('First day').value).toBe('1 Dec 2011');
    type('Owner', 'Li Wei');
    button('Freeze and plan').click();
    await vi.waitFor(() =>
      expect(lastInput('actions.plan')).toMatchObject({
        row: 'stage.dormant',
        cost: null,
        name: 'Dormant',
      }),
    );
    await vi.waitFor(() => expect(window.location.hash).toBe('#/actions?action=4'));
  });

  it('refuses a first day that is known already', async () => {
    await show(`#/actions?part=plan&basis=${basis}`, 'will be frozen');
    type('First day', '2011-11-30');
    await vi.waitFor(() => expect(text()).toContain('The first day is later than 30 Nov 2011'));
    expect(button('Freeze and plan').disabled).toBe(true);
    expect(await faults()).toEqual([]);
  });

  it('says that a finding about the files is about no customers', async () => {
    const files = encodeURIComponent('{"kind":"finding","code":"unidentified","params":{}}');
    await show(`#/actions?part=plan&basis=${files}`, 'It leads to no action.');
  });
});

describe('the playbook', () => {
  it('marks claims and what was edited, and goes back to the default, there and back', async () => {
    await show('#/actions?part=playbook', 'Ring the ten largest');
    expect(text()).toContain('claim: Dormant customers make about 12 % of revenue');
    expect(text()).toContain('your words');
    button('Back to the default: Dormant').click();
    await vi.waitFor(() =>
      expect(lastInput('playbook.setEdits')).toEqual({ rows: {}, fits: { 'low.call': 'seldom' } }),
    );
    await vi.waitFor(() => expect(text()).toContain('A series to wake them up'));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));
    await vi.waitFor(() => expect(text()).toContain('Ring the ten largest'));
    button('Redo').click();
    await vi.waitFor(() => expect(text()).toContain('A series to wake them up'));
    expect(await faults()).toEqual([]);
  });

  it('keeps a row that is edited', async () => {
    await show('#/actions?part=playbook&group=class12', 'Champions');
    button('Edit: Champions').click();
    await vi.waitFor(() => expect(fieldOf('Action')).toBeDefined());
    type('Action', '  Invite them  ');
    button('Save').click();
    await vi.waitFor(() => {
      const rows = lastInput('playbook.setEdits')?.['rows'] as Record<string, { action: string }>;
      expect(rows['class12.champions']?.action).toBe('Invite them');
    });
    expect(text()).toContain('Invite them');
    expect(document.activeElement).toBe(button('Edit: Champions'));
    button('Edit: Champions').click();
    await vi.waitFor(() => expect(fieldOf('Action').value).toBe('Invite them'));
    fieldOf('Action').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await vi.waitFor(() => expect(document.activeElement).toBe(button('Edit: Champions')));
  });

  it('shows for a segment the stages and classes that its customers are in', async () => {
    const mine = encodeURIComponent('{"kind":"segment","id":1,"name":"Large and silent"}');
    await show(`#/actions?part=playbook&basis=${mine}`, 'For: Large and silent');
    await vi.waitFor(() => expect(text()).toContain('Which stages and classes'));
    await vi.waitFor(() =>
      expect(document.querySelector('table[aria-label="Stage (time)"]')).not.toBeNull(),
    );
    const profile = lastInput('stages.profile');
    expect(profile).toEqual({ scheme: 'time', filter: { kind: 'segment', id: 1 } });
    const link = document.querySelector('table[aria-label="Stage (time)"] a');
    expect(decodeURIComponent(link?.getAttribute('href') ?? '')).toContain('"kind":"segment"');
    expect(await faults()).toEqual([]);
  });
});
