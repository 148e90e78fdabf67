import type { Field } from './field.ts';
import type { Override } from './override.ts';

const settings = ['Microsoft.Insights/diagnosticSettings'];
const components = ['Microsoft.Insights/components'];
const retentionPolicy: Field = { kind: 'object', fields: { enabled: { kind: 'flag' }, days: { kind: 'integer', bounds: [0, null] } }, required: ['enabled', 'days'] };
const metric: Field = { kind: 'object', fields: { timeGrain: { kind: 'text' }, category: { kind: 'text' }, enabled: { kind: 'flag' }, retentionPolicy }, required: ['enabled'] };
const optIn: Field = { kind: 'text', words: ['NoDimensions', 'NoMeasurements', 'WithDimensions', 'Off'] };
const ofResources = 'the settings of a resource have more than those of a management group, which the specification publishes under the same type';

export const insightsOverrides: readonly Override[] = [
  { types: components, methods: ['PUT'], at: 'properties', change: { fields: { CustomMetricsOptedInType: optIn } }, source: 'samples of Microsoft send it with 2020-02-02; no published type has it' },
  { types: settings, methods: ['PUT'], at: '', change: { required: ['properties'] }, source: 'a setting of nothing has no destination' },
  { types: settings, methods: ['PUT'], at: 'properties', change: { fields: { metrics: { kind: 'list', of: metric }, logAnalyticsDestinationType: { kind: 'text' } } }, source: ofResources },
  { types: settings, methods: ['PUT'], at: 'properties.logs[]', change: { fields: { retentionPolicy } }, source: ofResources },
];
