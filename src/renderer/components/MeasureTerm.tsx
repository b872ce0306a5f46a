import type { Measure } from '#shared/domain/definitions.ts';
import { useDrawer } from '../app/DrawerProvider.tsx';
import styles from './MeasureTerm.module.css';

/** The name of a number; it opens what the number counts. */
export function MeasureTerm({ measure, name }: { measure: Measure; name: string }) {
  const drawer = useDrawer();
  return (
    <button type="button" className={styles['term']} onClick={() => drawer.explain(measure)}>
      {name}
    </button>
  );
}
