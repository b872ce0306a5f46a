import { parseRoute, type Route } from '../app/routes.ts';
import { navigate, useRoute } from '../app/useRoute.ts';
import { usePaperFrame } from './paper.tsx';

/** Changes parts of the present address; all else in it stays. A step back undoes the change, unless it is typed. */
export function choose(part: Route['query'], options: { readonly replace?: boolean } = {}): void {
  const { screen, query } = parseRoute(window.location.hash);
  navigate(screen, { ...query, ...part }, options);
}

/**
 * A choice of a figure or page that stands in the address, so that a reload, a step back and a link bring it again.
 * The usual one is not written. On paper the figure shows what it is asked to, whatever the address says.
 *
 * @param name of the part of the address; figures that can be on one page together have different ones.
 * @param values what can be chosen; anything else in the address is the usual.
 */
export function useChoice<Value extends string>(
  name: string,
  values: readonly Value[],
  usual: Value,
): readonly [Value, (next: string | null) => void] {
  const { query } = useRoute();
  const onPaper = usePaperFrame() !== null;
  const chosen = onPaper ? undefined : values.find((value) => value === query[name]);
  return [
    chosen ?? usual,
    (next) => choose({ [name]: next === null || next === usual ? '' : next }),
  ];
}
