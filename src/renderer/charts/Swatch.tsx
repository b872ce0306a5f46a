import styles from './bars.module.css';

/** The colour of a stage, class or tier beside its name. */
export function Swatch({ colour }: { colour: string }) {
  return <i className={styles['dot']} style={{ backgroundColor: colour }} aria-hidden="true" />;
}
