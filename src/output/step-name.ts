import type { Kind } from '../model/resource.ts';

/** What people call it. */
export const kindNames: Readonly<Record<Kind, string>> = {
  identity: 'identity',
  roleAssignment: 'role',
  backend: 'backend',
  apiVersionSet: 'version set',
  api: 'api',
  operation: 'operation',
  apiPolicy: 'policy',
  apiRelease: 'release',
  subscription: 'subscription',
  component: 'component',
  workspace: 'workspace',
  logger: 'logger',
  diagnostic: 'diagnostic',
  diagnosticSetting: 'diagnostic setting',
  workbook: 'workbook',
  alertRule: 'alert rule',
};

interface Named {
  readonly kind: Kind;
  readonly label: string;
}

/** In a sentence: the label, with the kind in front where it does not say it. */
export function stepName({ kind, label }: Named): string {
  return label.toLowerCase().startsWith(`${kindNames[kind]} `) ? label : `${kindNames[kind]} ${label}`;
}

/** In a column beside the kind: the label without it. */
export function labelBesideKind({ kind, label }: Named): string {
  return label.replace(new RegExp(`^${kindNames[kind]} (of )?(api )?`, 'i'), '');
}
