import type { Override } from './override.ts';

export const serviceOverrides: readonly Override[] = [
  { types: ['Microsoft.ApiManagement/checkNameAvailability'], at: '', change: { required: ['name'], fields: { name: { kind: 'text' } } }, source: 'the description in the specification: the name to check' },
];
