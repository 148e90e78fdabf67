import type { OptionSpec } from '../../commands/command.ts';

/** `resource-group` → `resourceGroup`, the key of its value. */
export function keyOf(name: string): string {
  return name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function upper(text: string): string {
  return text.replaceAll(/[- ]/g, '_').toUpperCase();
}

/** The environment variables of an option, first one first. Global options have no command in the name. */
export function environmentNames(spec: OptionSpec, command: readonly string[] | undefined): readonly string[] {
  if (command !== undefined) return [`APIM_LLM_${upper([...command, spec.name].join('_'))}`];
  const own = `APIM_LLM_${upper(spec.name)}`;
  return spec.name === 'subscription' ? [own, 'AZURE_SUBSCRIPTION_ID'] : [own];
}

/** `--account <account>`, as help and hints write it. */
export function flagWithValue(spec: OptionSpec): string {
  return spec.type === 'switch' ? `--${spec.name}` : `--${spec.name} <${placeholderOf(spec)}>`;
}

function placeholderOf(spec: OptionSpec): string {
  return spec.placeholder ?? (spec.type === 'choice' ? (spec.choices ?? []).join('|') : spec.type === 'integer' ? 'n' : spec.name);
}
