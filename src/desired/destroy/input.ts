import type { OptionValues } from '../../../commands/command.ts';

export interface DestroyInput {
  readonly service: { readonly name: string; readonly resourceGroup: string | undefined };
  /** Undefined: every API. */
  readonly api: string | undefined;
  /** Role assignments stay although nothing needs them any more. */
  readonly keepRoles: boolean;
  /** Component and workspace that monitoring made go too, with all that was collected. */
  readonly deleteData: boolean;
}

export function prepare(values: OptionValues): DestroyInput {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined);
  return { service: { name: text('service') ?? '', resourceGroup: text('resourceGroup') }, api: text('api'), keepRoles: values['keepRoles'] === true, deleteData: values['deleteData'] === true };
}
