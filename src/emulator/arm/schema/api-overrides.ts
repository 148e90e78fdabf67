import type { Field } from './field.ts';
import type { Override } from './override.ts';

const apis = ['Microsoft.ApiManagement/service/apis'];
const ignored: Field = { kind: 'any', readOnly: true };
const newer = 'arm-behaviour 23: every body shows them, whatever the api-version';

export const apiOverrides: readonly Override[] = [
  { types: apis, at: 'properties', change: { fields: { effectivePath: ignored, provisioningState: ignored, specificationLastUpdated: ignored } }, source: newer },
  { types: apis, at: 'properties', change: { fields: { isAgent: { kind: 'flag' } } }, source: newer },
  { types: apis, at: 'properties.serviceUrl', change: { format: 'service-url', bounds: [0, 2000], message: 'Service URL is not a valid absolute URL' }, source: 'the description in the specification; "" unsets it, wss:// is recorded' },
  { types: apis, at: 'properties.format', change: { words: undefined }, source: 'the import names the formats that it takes, and official examples have ones that are not listed' },
  { types: apis, at: 'properties.protocols', change: { bounds: [1, null] }, source: 'assumption: an API without protocols cannot be called' },
  {
    types: apis,
    since: '2024-10-01',
    at: 'properties.subscriptionKeyParameterNames',
    change: { fields: { bearer: { kind: 'text' } } },
    source: 'samples of Microsoft send it with 2025-03-01-preview, no published type has it; a published version refuses it instead of dropping it',
  },
];
