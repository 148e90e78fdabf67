/** The resource types and actions that the local Azure serves or is going to; names below a provider, any case. */
const served: Readonly<Record<string, readonly string[]>> = {
  'microsoft.apimanagement': [
    'service',
    ...['', '/diagnostics', '/operations', '/operations/policies', '/operations/tags', '/policies', '/products', '/releases', '/revisions', '/schemas', '/tagDescriptions', '/tags'].map((below) => `service/apis${below}`),
    'service/apiVersionSets',
    ...['', '/reconnect'].map((below) => `service/backends${below}`),
    'service/diagnostics',
    ...['/listDebugCredentials', '/listTrace'].map((below) => `service/gateways${below}`),
    ...['', '/users'].map((below) => `service/groups${below}`),
    'service/loggers',
    ...['', '/listValue', '/refreshSecret'].map((below) => `service/namedValues${below}`),
    'service/policies',
    ...['', '/listReferences'].map((below) => `service/policyFragments${below}`),
    ...['', '/apiLinks', '/apis', '/groupLinks', '/groups', '/policies', '/subscriptions', '/tags'].map((below) => `service/products${below}`),
    'service/schemas',
    ...['', '/listSecrets', '/regeneratePrimaryKey', '/regenerateSecondaryKey'].map((below) => `service/subscriptions${below}`),
    ...['', '/apiLinks', '/operationLinks', '/productLinks'].map((below) => `service/tags${below}`),
    'checkNameAvailability',
    'deletedservices',
    'locations/deletedservices',
  ],
  'microsoft.authorization': ['roleAssignments', 'roleDefinitions', 'permissions', 'providerOperations'],
  'microsoft.cognitiveservices': [
    'accounts',
    ...['/deployments', '/listKeys', '/models', '/projects', '/regenerateKey', '/usages'].map((below) => `accounts${below}`),
    'deletedAccounts',
    ...['/checkSkuAvailability', '/modelCapacities', '/models', '/resourceGroups/deletedAccounts', '/usages'].map((below) => `locations${below}`),
    'calculateModelCapacity',
    'checkDomainAvailability',
    'modelCapacities',
    'skus',
  ],
  'microsoft.insights': ['components', 'diagnosticSettings'],
  'microsoft.operationalinsights': ['workspaces', 'workspaces/sharedKeys'],
};

export function isServed(type: string): boolean {
  const slash = type.indexOf('/');
  return (served[type.slice(0, slash).toLowerCase()] ?? []).some((name) => name.toLowerCase() === type.slice(slash + 1).toLowerCase());
}
