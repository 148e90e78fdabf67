import { dateFilters } from './date-filter.ts';
import type { Filters } from './filter.ts';
import { listFilters } from './list-filters.ts';
import { markupFilters } from './markup-filters.ts';
import { numberFilters } from './number-filters.ts';
import { replaceFilters } from './replace-filters.ts';
import { textFilters } from './text-filters.ts';

/** All that Microsoft's page of set-body lists. */
export const liquidFilters: Filters = { ...dateFilters, ...listFilters, ...markupFilters, ...numberFilters, ...replaceFilters, ...textFilters };
