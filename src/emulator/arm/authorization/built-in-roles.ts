/** A role as Azure defines it. Only the roles that the local Azure knows by name. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly actions: readonly string[];
  readonly notActions?: readonly string[];
  readonly dataActions?: readonly string[];
  readonly notDataActions?: readonly string[];
}

const openAi = 'Microsoft.CognitiveServices/accounts/OpenAI';
const alerts = 'Microsoft.Insights/alertRules/*';
const groups = 'Microsoft.Resources/subscriptions/resourceGroups/read';
const common = ['Microsoft.Authorization/*/read', alerts, 'Microsoft.ResourceHealth/availabilityStatuses/read', 'Microsoft.Resources/deployments/*', groups, 'Microsoft.Support/*'];

export const builtInRoles: readonly Role[] = [
  { id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', name: 'Owner', description: 'Full access, including assigning roles.', actions: ['*'] },
  {
    id: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    name: 'Contributor',
    description: 'Full access to resources, without assigning roles.',
    actions: ['*'],
    notActions: [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
      'Microsoft.Blueprint/blueprintAssignments/write',
      'Microsoft.Blueprint/blueprintAssignments/delete',
      'Microsoft.Compute/galleries/share/action',
    ],
  },
  { id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', name: 'Reader', description: 'Reads everything, changes nothing.', actions: ['*/read'] },
  {
    id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    name: 'User Access Administrator',
    description: 'Manages access to resources.',
    actions: ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'],
  },
  {
    id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    name: 'Role Based Access Control Administrator',
    description: 'Assigns roles, without managing access in other ways.',
    actions: ['Microsoft.Authorization/roleAssignments/write', 'Microsoft.Authorization/roleAssignments/delete', '*/read', 'Microsoft.Support/*'],
  },
  {
    id: '312a565d-c81f-4fd8-895a-4e21e48d571c',
    name: 'API Management Service Contributor',
    description: 'Manages API Management services and their APIs.',
    actions: ['Microsoft.ApiManagement/service/*', ...common],
  },
  {
    id: '71522526-b88f-4d52-b57f-d31fc3546d0d',
    name: 'API Management Service Reader Role',
    description: 'Reads API Management services and their APIs.',
    actions: ['Microsoft.ApiManagement/service/*/read', 'Microsoft.ApiManagement/service/read', ...common],
    notActions: ['Microsoft.ApiManagement/service/users/keys/read'],
  },
  {
    id: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
    name: 'Cognitive Services OpenAI User',
    description: 'Calls Azure OpenAI models.',
    actions: ['Microsoft.CognitiveServices/*/read', 'Microsoft.Authorization/roleAssignments/read', 'Microsoft.Authorization/roleDefinitions/read'],
    dataActions: [
      `${openAi}/*/read`,
      `${openAi}/engines/completions/action`,
      `${openAi}/engines/search/action`,
      `${openAi}/engines/generate/action`,
      `${openAi}/deployments/audio/action`,
      `${openAi}/deployments/search/action`,
      `${openAi}/deployments/completions/action`,
      `${openAi}/deployments/chat/completions/action`,
      `${openAi}/deployments/extensions/chat/completions/action`,
      `${openAi}/deployments/embeddings/action`,
      `${openAi}/deployments/realtime/action`,
      `${openAi}/images/generations/action`,
      `${openAi}/assistants/write`,
      `${openAi}/assistants/read`,
      `${openAi}/assistants/delete`,
      `${openAi}/responses/*`,
    ],
    notDataActions: [`${openAi}/stored-completions/read`],
  },
  {
    id: 'a001fd3d-188f-4b5d-821b-7da978bf7442',
    name: 'Cognitive Services OpenAI Contributor',
    description: 'Everything in Azure OpenAI, deployments included.',
    actions: [
      'Microsoft.CognitiveServices/*/read',
      'Microsoft.CognitiveServices/accounts/deployments/write',
      'Microsoft.CognitiveServices/accounts/deployments/delete',
      'Microsoft.CognitiveServices/accounts/raiPolicies/*',
      'Microsoft.CognitiveServices/accounts/commitmentplans/*',
      'Microsoft.Authorization/roleAssignments/read',
      'Microsoft.Authorization/roleDefinitions/read',
    ],
    dataActions: [`${openAi}/*`],
  },
  {
    id: 'a97b65f3-24c7-4388-baec-2e87135dc908',
    name: 'Cognitive Services User',
    description: 'Reads accounts, lists keys, calls every model.',
    actions: [
      'Microsoft.CognitiveServices/*/read',
      'Microsoft.CognitiveServices/accounts/listkeys/action',
      'Microsoft.Insights/metrics/read',
      'Microsoft.ResourceHealth/availabilityStatuses/read',
      'Microsoft.Resources/deployments/operations/read',
      'Microsoft.Resources/subscriptions/operationresults/read',
      'Microsoft.Resources/subscriptions/read',
      groups,
      'Microsoft.Support/*',
    ],
    dataActions: ['Microsoft.CognitiveServices/*'],
  },
  {
    id: '25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68',
    name: 'Cognitive Services Contributor',
    description: 'Manages accounts and their keys.',
    actions: ['Microsoft.CognitiveServices/*', 'Microsoft.Insights/diagnosticSettings/*', 'Microsoft.Insights/metrics/read', ...common, 'Microsoft.Resources/subscriptions/read'],
  },
  {
    id: '3913510d-42f4-4e42-8a64-420c390055eb',
    name: 'Monitoring Metrics Publisher',
    description: 'Sends metrics and telemetry to resources.',
    actions: ['Microsoft.Insights/Register/Action', 'Microsoft.Support/*', groups],
    dataActions: ['Microsoft.Insights/Metrics/Write', 'Microsoft.Insights/Telemetry/Write'],
  },
  {
    id: '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
    name: 'Monitoring Contributor',
    description: 'Reads all monitoring data and edits settings of monitoring.',
    actions: [
      '*/read',
      'Microsoft.AlertsManagement/alerts/*',
      'Microsoft.AlertsManagement/alertsSummary/*',
      ...['actiongroups', 'activityLogAlerts', 'AlertRules', 'components', 'DiagnosticSettings', 'eventtypes', 'LogDefinitions', 'metricalerts', 'MetricDefinitions', 'Metrics', 'scheduledqueryrules', 'webtests', 'workbooks', 'workbooktemplates', 'privateLinkScopes'].map((type) => `Microsoft.Insights/${type}/*`),
      'Microsoft.Insights/Register/Action',
      'Microsoft.OperationalInsights/workspaces/write',
      'Microsoft.OperationalInsights/workspaces/savedSearches/*',
      'Microsoft.OperationalInsights/workspaces/search/action',
      'Microsoft.OperationalInsights/workspaces/sharedKeys/action',
      'Microsoft.OperationalInsights/workspaces/sharedKeys/read',
      'Microsoft.Support/*',
    ],
  },
  {
    id: 'e8ddcd69-c73f-4f9f-9844-4100522f16ad',
    name: 'Workbook Contributor',
    description: 'Saves shared workbooks.',
    actions: [...['write', 'delete', 'read', 'revisions/read'].map((verb) => `Microsoft.Insights/workbooks/${verb}`), ...['write', 'delete', 'read'].map((verb) => `Microsoft.Insights/workbooktemplates/${verb}`)],
  },
];

export function roleById(id: string): Role | undefined {
  return builtInRoles.find((role) => role.id === id.toLowerCase());
}

export function roleByName(name: string): Role | undefined {
  return builtInRoles.find((role) => role.name.toLowerCase() === name.toLowerCase());
}

export function roleDefinitionId(subscription: string | undefined, role: Role): string {
  return `${subscription === undefined ? '' : `/subscriptions/${subscription}`}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`;
}
