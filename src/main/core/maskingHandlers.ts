import type { Masking } from '#shared/contract/masking.ts';
import type { Handlers } from '#main/rpc/index.ts';
import { valueOf } from '#main/session/index.ts';
import { answer } from './appHandlers.ts';
import { callWorker, changed } from './context.ts';
import type { CoreContext } from './context.ts';

/**
 * Customers by name: masked in the workers, which are told with every question whether the time
 * for which the user asked to see the values as written still runs.
 */
export function maskingHandlers(context: CoreContext) {
  const { unmasking } = context;
  const withPlain = <Input extends object>(input: Input): Input & { readonly plain: boolean } => ({
    ...input,
    plain: unmasking.plain,
  });
  return {
    'masking.state': async () => {
      const kept = valueOf('masking.kept', await callWorker(context, 'masking.kept', {}));
      const { until } = unmasking;
      const shownUntil = until === null ? null : new Date(until).toISOString();
      return answer({ kept, shownUntil } satisfies Masking);
    },
    'masking.show': async ({ reason, minutes }) => {
      // What cannot be written down is not shown.
      const json = await callWorker(context, 'masking.log', { reason, minutes });
      unmasking.show(minutes);
      changed(context, 'masking');
      return json;
    },
    'masking.hide': () => {
      unmasking.hide();
      changed(context, 'masking');
      return answer({});
    },
    'customers.page': (input) => callWorker(context, 'customers.page', withPlain(input)),
    'customers.card': (input) => callWorker(context, 'customers.card', withPlain(input)),
    'identity.review': (input) => callWorker(context, 'identity.review', withPlain(input)),
  } satisfies Partial<Handlers>;
}
