import * as z from 'zod';
import { parseDuration } from '../model/duration.ts';

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'not a UUID');
const region = z.string().regex(/^[a-z0-9]+$/, 'not the name of a region, such as swedencentral');
const resourceGroup = z.string().regex(/^[\w().-]{0,89}[\w()-]$/, 'not a name of a resource group: up to 90 letters, digits, . _ - ( ), no dot at the end');
const serviceName = z.string().regex(/^[A-Za-z]([A-Za-z0-9-]{0,48}[A-Za-z0-9])?$/, 'not a name of a service: a letter, then up to 49 letters, digits and dashes, no dash at the end');
const accountName = z.string().regex(/^[A-Za-z0-9][\w.-]{1,63}$/, 'not a name of an account: 2 to 64 letters, digits, . _ -, a letter or digit first');
const deploymentName = z.string().regex(/^[A-Za-z0-9][\w.-]{1,63}$/, 'not a name of a deployment: 2 to 64 letters, digits, . _ -, a letter or digit first');
const subDomain = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/, 'not a sub-domain: up to 64 small letters, digits and dashes, no dash at the ends');
const armId = z.string().regex(/^\/subscriptions\/[^/]+(\/[^/]+)+$/i, 'not an ARM id, /subscriptions/…');
const duration = z.string().refine((text) => parseDuration(text) !== undefined, 'not an ISO 8601 duration such as PT30S');
const count = z.int().min(0);

const serviceSkus = ['Consumption', 'Developer', 'Basic', 'Standard', 'Premium', 'Isolated', 'BasicV2', 'StandardV2', 'PremiumV2', 'AIGateway'] as const;
const deploymentSkus = [
  'Standard', 'GlobalStandard', 'DataZoneStandard', 'ProvisionedManaged', 'GlobalProvisionedManaged', 'DataZoneProvisionedManaged', 'GlobalBatch', 'DataZoneBatch',
  'DeveloperTier',
] as const;

const service = z.strictObject({
  name: serviceName,
  resourceGroup,
  region,
  sku: z.enum(serviceSkus).default('StandardV2'),
  identity: z.enum(['none', 'system']).default('none'),
  userAssignedIdentities: z.array(z.string().min(1)).default([]),
  units: z.int().min(1).default(1),
});

const deployment = z.strictObject({
  name: deploymentName,
  model: z.string().min(1),
  version: z.string().min(1),
  format: z.string().min(1).default('OpenAI'),
  sku: z.enum(deploymentSkus).default('Standard'),
  tokensPerMinute: count.default(10_000),
  requestsPerMinute: count.default(60),
  latencyMs: count.default(20),
  capabilities: z.record(z.string(), z.string()).default({}),
  ptu: count.default(0),
  spillover: deploymentName.nullable().default(null),
});

const account = z
  .strictObject({
    name: accountName,
    subscription: uuid.optional(),
    resourceGroup,
    region,
    kind: z.enum(['OpenAI', 'AIServices']).default('OpenAI'),
    disableLocalAuth: z.boolean().default(true),
    customSubDomainName: subDomain.nullable().optional(),
    publicNetworkAccess: z.enum(['Enabled', 'Disabled']).default('Enabled'),
    deployments: z.array(deployment).default([]),
  })
  .transform((given) => ({ ...given, customSubDomainName: given.customSubDomainName === undefined ? given.name.toLowerCase() : given.customSubDomainName }));

const options = z.strictObject({
  importStatus: z.union([z.literal(201), z.literal(202)], 'expected 201 or 202').default(201),
  operationIdNormalization: z.enum(['keep', 'documented']).default('keep'),
  armThrottling: z.enum(['off', 'on']).default('off'),
  basePolicyInheritance: z.enum(['off', 'deny']).default('off'),
  exhaustedPool: z.enum(['on-error', 'outbound']).default('on-error'),
  breakerMemory: z.enum(['reset', 'window']).default('reset'),
  gatewayUnits: z.int().min(1).max(100).default(1),
  bufferedPayloadLimit: z.int().min(0).optional(),
  configPropagation: duration.default('PT0S'),
  logIngestion: duration.default('PT0S'),
  retryAfter: z.union([z.literal('window-end'), z.int().min(1).max(86_400)], 'expected window-end, or whole seconds from 1 to 86400').default('window-end'),
  quotaWindow: z.enum(['first-call', 'minute', 'sliding']).default('first-call'),
  requestSlice: z.union([z.literal(1), z.literal(10)], 'expected 1 or 10').default(10),
  failedCallsCount: z.boolean().default(true),
  roleFlapping: z.number().min(0).max(1).default(0),
});

/** The file of DESIGN §5, its defaults filled in. What stands in several places is checked by estate-checks.ts. */
export const estateSchema = z.strictObject({
  subscription: uuid.default('00000000-0000-0000-0000-000000000001'),
  tenantId: uuid.default('00000000-0000-0000-0000-0000000000aa'),
  resourceGroups: z.array(resourceGroup).min(1, 'needs at least one resource group'),
  services: z.array(service).default([]),
  accounts: z.array(account).default([]),
  appInsights: z.array(z.strictObject({ name: z.string().min(1).max(260), resourceGroup })).default([]),
  caller: z.strictObject({ roles: z.array(z.string().min(1)).default(['Owner']) }).prefault({}),
  rolePropagation: duration.default('PT0S'),
  armLatencyMs: z.int().min(0).max(60_000).default(0),
  resources: z
    .array(z.strictObject({ id: armId, apiVersion: z.string().regex(/^\d{4}-\d{2}-\d{2}(-preview)?$/, 'not an api-version such as 2024-05-01'), body: z.record(z.string(), z.json()) }))
    .default([]),
  options: options.prefault({}),
});
