import type { CustomerFilter } from '#shared/contract/customers.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { FilterPart } from './filter.ts';

/** How a part of a filter is written on its chip. */
export function partName(
  filter: CustomerFilter,
  part: FilterPart,
  { t, known, format }: Words,
): string {
  switch (part) {
    case 'r':
    case 'f':
    case 'm':
      return t('customers.filter.score', {
        dimension: part.toUpperCase(),
        score: filter[part] ?? '',
      });
    case 'class12':
    case 'class8':
      return t('customers.filter.class', { name: known(`terms.${part}.${filter[part] ?? ''}`) });
    case 'loyalty':
      return t('rfm.filter.loyalty', { name: known(`rfm.tier.${filter.loyalty ?? ''}`) });
    case 'grade':
      return t('rfm.filter.grade', { grade: filter.grade ?? '' });
    case 'stage':
      return t('customers.filter.stage', {
        scheme: known(`terms.scheme.${filter.stage?.scheme ?? ''}`),
        stage: known(`terms.stage.${filter.stage?.stage ?? ''}`),
      });
    case 'cohort':
      return t('customers.filter.cohort', { month: format.month(filter.cohort ?? '') });
    case 'channel':
      return t('customers.filter.channel', { name: filter.channel ?? '' });
    case 'search':
      return t('customers.filter.search', { text: filter.search ?? '' });
  }
}
