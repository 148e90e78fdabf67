import type { ArgumentSpec, Command, OptionSpec } from '../../commands/command.ts';
import { twoColumns, wrap } from './columns.ts';
import { wrapCommand } from './wrap-command.ts';

export interface HelpGroup {
  readonly title: string;
  readonly options: readonly OptionSpec[];
}

export const exitCodeRows: readonly (readonly [string, string])[] = [
  ['0', 'done, or nothing to do'],
  ['1', 'failed, or Azure does not have what was named'],
  ['2', 'wrong usage, missing input, or refused without --yes'],
  ['3', 'changes pending (only with --exit-code)'],
  ['4', 'not signed in or not allowed'],
  ['5', 'conflict: changed since the plan, or not ours'],
  ['7', 'partly applied, run again to continue'],
  ['130', 'cancelled'],
];

/** How a command ends that knows no Azure. */
const withoutAzure = ['0', '1', '2', '130'];

/** How a command may end. @param options all that it takes */
export function exitCodesOf(command: Command, options: readonly OptionSpec[]): typeof exitCodeRows {
  const takes = (name: string): boolean => options.some((option) => option.name === name);
  const knowsAzure = command.does !== 'local' && takes('service');
  return exitCodeRows.filter(([code]) => {
    if (withoutAzure.includes(code)) return true;
    if (command.does === 'other' && command.run === 'emulator stop') return code === '5';
    return knowsAzure && (code !== '3' || takes('exit-code')) && (code !== '7' || takes('dry-run'));
  });
}

const rootExamples = [
  { says: 'See it work on a local Azure, nothing to set up', line: 'apim-llm demo' },
  { says: 'What would be done', line: 'apim-llm import --service my-apim --account my-aoai --dry-run' },
];

export function commandHelp(command: Command, groups: readonly HelpGroup[], width: number): string {
  const places = command.arguments ?? [];
  const required = command.options.filter((option) => option.required === true).map(flag);
  return sections([
    wrapCommand(['Usage: apim-llm', ...command.path, ...places.map(place), ...required, '[options]'].join(' '), 7, width),
    wrap(`${command.summary}.`, width),
    ['Examples:', ...command.examples.flatMap((each) => example(each, width)).slice(1)],
    places.length === 0 ? [] : ['Arguments:', ...twoColumns(places.map((each) => [place(each), aboutPlace(each)]), width)],
    ...[{ title: 'Options', options: command.options }, ...groups].map((each) => optionSection(each, width)),
    command.permissions.length === 0 ? [] : ['Permissions:', ...command.permissions.flatMap((text) => bullet(text, width))],
    command.effects === undefined ? [] : ['Side effects:', ...command.effects.flatMap((text) => bullet(text, width))],
    ['Exit codes:', ...twoColumns(exitCodesOf(command, [...command.options, ...groups.flatMap(({ options }) => options)]), width)],
  ]);
}

export function rootHelp(commands: readonly { readonly path: readonly string[]; readonly summary: string }[], groups: readonly HelpGroup[], width: number): string {
  return sections([
    ['Usage: apim-llm <command> [options]'],
    wrap('Put Azure API Management in front of Azure OpenAI accounts.', width),
    ['Examples:', ...rootExamples.flatMap((each) => example(each, width)).slice(1)],
    ['Commands:', ...twoColumns(commands.map(({ path, summary }) => [path.join(' '), summary]), width)],
    ...groups.map((each) => optionSection(each, width)),
    ['Exit codes:', ...twoColumns(exitCodeRows, width)],
    wrap('apim-llm <command> --help tells more about one command.', width),
  ]);
}

/** Of commands that begin with the same word. */
export function groupHelp(group: readonly string[], commands: readonly { readonly path: readonly string[]; readonly summary: string }[], groups: readonly HelpGroup[], width: number): string {
  const name = `apim-llm ${group.join(' ')}`;
  return sections([
    [`Usage: ${name} <command> [options]`],
    ['Commands:', ...twoColumns(commands.map(({ path, summary }) => [path.join(' '), summary]), width)],
    ...groups.map((each) => optionSection(each, width)),
    wrap(`${name} <command> --help tells more about one command.`, width),
  ]);
}

/** Begins with an empty line. */
function example({ says, line }: { readonly says: string; readonly line: string }, width: number): readonly string[] {
  const command = wrapCommand(line, 4, width).map((text, index) => (index === 0 ? `  ${text}` : text));
  return ['', ...wrap(says, width - 4).map((text) => `  # ${text}`), ...command];
}

function place({ name, required }: ArgumentSpec): string {
  return required === true ? `<${name}>` : `[${name}]`;
}

function aboutPlace({ help, required }: ArgumentSpec): string {
  return required === true ? `${help} (required)` : help;
}

function optionSection({ title, options }: HelpGroup, width: number): readonly string[] {
  return options.length === 0 ? [] : [`${title}:`, ...twoColumns(options.map((option) => [flags(option), about(option)]), width)];
}

function flags(option: OptionSpec): string {
  const short = option.short === undefined ? '' : `-${option.short}, `;
  return short + (option.negatable === true ? `--[no-]${option.name}` : flag(option));
}

function flag(option: OptionSpec): string {
  if (option.type === 'switch') return `--${option.name}`;
  const choices = (option.choices ?? []).join('|');
  return `--${option.name} <${option.placeholder ?? (choices === '' ? (option.type === 'integer' ? 'n' : option.name) : choices)}>`;
}

function about(option: OptionSpec): string {
  const choices = option.choices !== undefined && option.placeholder !== undefined ? `: ${option.choices.join(', ')}` : '';
  const facts = [
    ...(option.required === true ? ['required'] : []),
    ...(option.type === 'list' ? ['repeatable'] : []),
    ...(option.default === undefined || option.default === false ? [] : [`default ${option.default}`]),
  ];
  return `${option.help}${choices}${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`;
}

function bullet(text: string, width: number): readonly string[] {
  return wrap(text, width - 4).map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
}

function sections(parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}
