import type { OptionSpec } from '../../commands/command.ts';

/** Which commands take it: `target` those that talk to Azure, `write` those that change it, `plan` those that make something. */
export interface GlobalOption extends OptionSpec {
  readonly group: 'target' | 'write' | 'plan' | 'every';
}

export const clouds = ['AzureCloud', 'AzureUSGovernment', 'AzureChinaCloud'] as const;

export const globalOptions: readonly GlobalOption[] = [
  { group: 'target', name: 'service', type: 'text', placeholder: 'name', help: 'API Management service', ask: 'Which API Management service?' },
  { group: 'target', name: 'resource-group', short: 'g', type: 'text', placeholder: 'name', help: 'resource group of the service' },
  { group: 'target', name: 'subscription', type: 'text', placeholder: 'id', help: 'Azure subscription' },
  { group: 'target', name: 'api', type: 'text', placeholder: 'id', help: 'API in the service, where the command is about one' },
  { group: 'target', name: 'cloud', type: 'choice', placeholder: 'name', choices: clouds, default: 'AzureCloud', help: 'which Azure' },
  { group: 'target', name: 'emulator', type: 'switch', help: 'use a local Azure inside this process' },
  { group: 'target', name: 'emulator-at', type: 'text', placeholder: 'file', help: 'use the local Azure of this ready file' },
  { group: 'write', name: 'dry-run', type: 'switch', help: 'show the plan and stop' },
  { group: 'target', name: 'exit-code', type: 'switch', help: 'end with 3 when changes are pending' },
  { group: 'write', name: 'yes', short: 'y', type: 'switch', help: 'apply without asking' },
  { group: 'plan', name: 'out', type: 'text', placeholder: 'file', help: 'with --dry-run: save the plan for apim-llm apply' },
  { group: 'plan', name: 'take-over', type: 'list', placeholder: 'id', help: 'change this resource although it is not ours' },
  { group: 'plan', name: 'rollback', type: 'switch', help: 'take everything back when a step fails' },
  { group: 'plan', name: 'parallel', type: 'integer', placeholder: 'n', default: 8, help: 'steps side by side' },
  { group: 'every', name: 'config', type: 'text', placeholder: 'file', help: 'configuration file' },
  { group: 'every', name: 'output', short: 'o', type: 'choice', choices: ['human', 'json', 'markdown'], default: 'human', help: 'how to report' },
  { group: 'every', name: 'json', type: 'switch', help: 'same as --output json' },
  { group: 'every', name: 'no-input', type: 'switch', help: 'never ask' },
  { group: 'every', name: 'quiet', type: 'switch', help: 'no plan, no progress' },
  { group: 'every', name: 'debug', type: 'switch', help: 'tell requests, and where values come from' },
  { group: 'every', name: 'annotations', type: 'switch', negatable: true, default: true, help: 'in GitHub Actions and Azure Pipelines: mark warnings and errors, and write a summary of the step' },
  { group: 'every', name: 'plain', type: 'switch', help: 'no moving lines, questions by number: for screen readers' },
  { group: 'every', name: 'no-color', type: 'switch', help: 'no colours' },
];

/** Resolved global options. Keys are those of `globalOptions`. */
export interface GlobalValues {
  readonly service?: string;
  readonly resourceGroup?: string;
  readonly subscription?: string;
  readonly api?: string;
  readonly cloud: (typeof clouds)[number];
  readonly emulator: boolean;
  readonly emulatorAt?: string;
  readonly dryRun: boolean;
  readonly exitCode: boolean;
  readonly yes: boolean;
  /** File that the plan is saved to. */
  readonly out?: string;
  readonly takeOver: readonly string[];
  readonly rollback: boolean;
  readonly parallel: number;
  readonly output: 'human' | 'json' | 'markdown';
  /** Whether a pipeline is told in its own way. */
  readonly annotations: boolean;
  readonly noInput: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly plain: boolean;
  readonly noColor: boolean;
}
