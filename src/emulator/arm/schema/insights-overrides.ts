import type { Field } from './field.ts';
import type { Override } from './override.ts';

const settings = ['Microsoft.Insights/diagnosticSettings'];
const components = ['Microsoft.Insights/components'];
const optIn: Field = { kind: 'text', words: ['NoDimensions', 'NoMeasurements', 'WithDimensions', 'Off'] };

export const insightsOverrides: readonly Override[] = [
  { types: components, methods: ['PUT'], at: 'properties', change: { fields: { CustomMetricsOptedInType: optIn } }, source: 'samples of Microsoft send it with 2020-02-02; no published type has it' },
  { types: settings, methods: ['PUT'], at: '', change: { required: ['properties'] }, source: 'a setting of nothing has no destination' },
];
