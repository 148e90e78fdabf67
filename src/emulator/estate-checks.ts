import type { Estate } from './estate.ts';
import type { Problem } from './zod-issues.ts';

interface Named {
  readonly path: readonly PropertyKey[];
  /** Undefined: nothing to compare. */
  readonly name: string | undefined;
  readonly scope?: string;
}

/** Azure's names have no case. */
function repeated(what: string, items: readonly Named[]): readonly Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({ path, name, scope = '' }) => {
    if (name === undefined) return [];
    const key = `${scope}/${name}`.toLowerCase();
    if (seen.has(key)) return [{ path, message: `${what} "${name}" is there twice` }];
    seen.add(key);
    return [];
  });
}

function deploymentProblems(estate: Estate): readonly Problem[] {
  return estate.accounts.flatMap(({ deployments }, a) => {
    const names = new Set(deployments.map(({ name }) => name.toLowerCase()));
    return [
      ...repeated('the deployment', deployments.map(({ name }, d) => ({ path: ['accounts', a, 'deployments', d, 'name'], name }))),
      ...deployments.flatMap(({ name, spillover }, d): readonly Problem[] => {
        const path = ['accounts', a, 'deployments', d, 'spillover'];
        if (spillover === null) return [];
        if (spillover.toLowerCase() === name.toLowerCase()) return [{ path, message: 'a deployment cannot spill over into itself' }];
        return names.has(spillover.toLowerCase()) ? [] : [{ path, message: `the account has no deployment "${spillover}"` }];
      }),
    ];
  });
}

/** Resource groups are listed for the estate's own subscription; an account of another one brings its group along. */
function groupProblems(estate: Estate): readonly Problem[] {
  const groups = new Set(estate.resourceGroups.map((name) => name.toLowerCase()));
  const own = estate.subscription.toLowerCase();
  const users = [
    ...estate.services.map(({ resourceGroup }, i) => ({ path: ['services', i, 'resourceGroup'], resourceGroup })),
    ...estate.accounts.flatMap(({ resourceGroup, subscription }, i) =>
      (subscription ?? own).toLowerCase() === own ? [{ path: ['accounts', i, 'resourceGroup'], resourceGroup }] : [],
    ),
    ...estate.appInsights.map(({ resourceGroup }, i) => ({ path: ['appInsights', i, 'resourceGroup'], resourceGroup })),
  ];
  return users.flatMap(({ path, resourceGroup }) =>
    groups.has(resourceGroup.toLowerCase()) ? [] : [{ path, message: `resourceGroups does not list "${resourceGroup}"` }],
  );
}

/** What one place of an estate says about another. */
export function checkEstate(estate: Estate): readonly Problem[] {
  return [
    ...repeated('the resource group', estate.resourceGroups.map((name, i) => ({ path: ['resourceGroups', i], name }))),
    ...repeated('the service', estate.services.map(({ name }, i) => ({ path: ['services', i, 'name'], name }))),
    ...repeated(
      'the account',
      estate.accounts.map(({ name, subscription, resourceGroup }, i) => ({ path: ['accounts', i, 'name'], name, scope: `${subscription ?? estate.subscription}/${resourceGroup}` })),
    ),
    ...repeated('the sub-domain', estate.accounts.map(({ customSubDomainName }, i) => ({ path: ['accounts', i, 'customSubDomainName'], name: customSubDomainName ?? undefined }))),
    ...repeated('the component', estate.appInsights.map(({ name, resourceGroup }, i) => ({ path: ['appInsights', i, 'name'], name, scope: resourceGroup }))),
    ...groupProblems(estate),
    ...deploymentProblems(estate),
  ];
}
