import { keys } from './terminal.ts';

const { enter, interrupt } = keys;
const provider = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const another = (id: string): string => `\n  - { id: "${provider}/apis/${id}", apiVersion: "2024-05-01", body: { properties: { displayName: ${id}, path: ${id}, protocols: [https] } } }
  - { id: "${provider}/apis/${id}/operations/chat", apiVersion: "2024-05-01", body: { properties: { displayName: chat, method: POST, urlTemplate: "/deployments/{deployment-id}/chat/completions", templateParameters: [{ name: deployment-id, type: string, required: true }] } } }`;

/** Of everything two: what there is one of is not asked. */
export const estateOfTwo = (demo: string): string =>
  demo
    .replace('accounts:\n', 'accounts:\n  - { name: aoai-other, subscription: 00000000-0000-0000-0000-000000000002, resourceGroup: rg-ai, region: eastus, kind: OpenAI, disableLocalAuth: true, customSubDomainName: aoai-other, publicNetworkAccess: Enabled, deployments: [{ name: gpt-4o-mini, model: gpt-4o-mini, version: "2024-07-18" }] }\n')
    .replace('services:\n', 'services:\n  - { name: apim-other, resourceGroup: rg-ai, region: swedencentral, sku: StandardV2, identity: none }\n')
    .replace('resources: []', `resources:${another('team-a')}${another('team-b')}`);

export type Talk = readonly (readonly [question: string, typed: string])[];

const way = (pattern: string, ...questions: readonly string[]): Talk => [
  ['Which subscription?', enter],
  ['Which API Management service?', `demo${enter}`],
  ['What do you want to do?', `${pattern}${enter}`],
  ...questions.map((question) => [question, enter] as const),
];
const paths: readonly Talk[] = [
  way('import', 'Which account serves', 'Which other accounts', 'Which description', 'Wait until', 'Apply this plan?'),
  way('prune', 'Which API?', 'What becomes of operations'),
  way('facade', 'Which API?', 'Which deployment or account', 'What do clients call it?'),
  way('pool', 'Which API?', 'Which model?', 'Which deployments share', 'What is the pool', 'What happens when'),
  way('burst', 'Which API?', 'Which model?', 'Which deployment is called', 'Which ones take over', 'What happens when'),
  way('monitor', 'Which API?', 'Which Application Insights?', 'Log the tokens'),
];

/** Up to each question, and there a Ctrl-C; once where several patterns ask the same. */
export const interrupted: readonly Talk[] = [
  ...new Map(paths.flatMap((talk) => talk.map(([question], index) => [question, [...talk.slice(0, index), [question, interrupt] as const]] as const))).values(),
];
