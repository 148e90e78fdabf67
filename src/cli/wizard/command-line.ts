import { nameOf, resourceGroupOf } from '../../model/arm-id.ts';
import { answerOf, type Answers, type Sight } from './step.ts';
import { newComponent } from './steps/monitor.ts';
import { isPattern, type Pattern } from './texts/texts.ts';

const options: Readonly<Record<Pattern, (answers: Answers) => readonly string[]>> = {
  import: ({ account = [], description, further = [], wait }) => [
    ...[...account, ...further].flatMap((each) => ['--account', each]),
    ...(description?.[0] === undefined || description[0] === 'builtin' ? [] : description[0] === 'builtin-v1' ? ['--spec', 'builtin-v1'] : ['--api-version', description[0]]),
    ...(wait?.[0] === 'yes' ? ['--wait'] : []),
  ],
  prune: ({ prune }) => (prune?.[0] === 'delete' ? ['--mode', 'delete'] : []),
  facade: ({ as, target }) => ['--account', target?.[0] ?? '', ...named(as, nameOf(target?.[0] ?? ''))],
  pool: ({ as, members = [], mode }) => [...members.flatMap((each) => ['--member', each]), ...named(as), ...resilience(mode)],
  burst: ({ as, main, mode, spill = [] }) => ['--main', main?.[0] ?? '', ...spill.flatMap((each) => ['--spill', each]), ...named(as), ...resilience(mode)],
  monitor: ({ component, llmLogs }) => [...(component?.[0] === newComponent ? ['--create'] : ['--app-insights', component?.[0] ?? '']), ...(llmLogs?.[0] === 'yes' ? ['--llm-logs'] : [])],
};

function named(as: readonly string[] | undefined, already?: string): readonly string[] {
  return as?.[0] === undefined || as[0] === already ? [] : ['--as', as[0]];
}

function resilience(mode: readonly string[] | undefined): readonly string[] {
  const [chosen = 'both'] = mode ?? [];
  return chosen === 'both' ? [] : chosen === 'article' ? ['--preset', 'article'] : ['--mode', chosen];
}

const words: Readonly<Record<Pattern, (answers: Answers) => readonly string[]>> = {
  import: () => ['import'],
  prune: () => ['prune-ops'],
  facade: () => ['facade', 'add'],
  pool: ({ poolName }) => ['pool', 'create', poolName?.[0] ?? ''],
  burst: () => ['burst', 'enable'],
  monitor: () => ['monitor', 'enable'],
};

/**
 * What the answers are as a command: the arguments after `apim-llm`.
 * @param where options that lead to the Azure: `--emulator-at`, `--cloud`
 */
export function commandLine(sight: Pick<Sight, 'answers' | 'known' | 'named'>, where: readonly string[]): readonly string[] {
  const { answers, known, named: given } = sight;
  const [pattern] = answers.pattern ?? [];
  if (!isPattern(pattern)) throw new Error('all questions are answered');
  const service = answerOf(sight, 'service');
  const api = answers.api?.[0] === undefined ? (pattern === 'import' ? given.api : undefined) : nameOf(answers.api[0]);
  const isObvious = known.subscriptions.length === 1 && given.subscription === undefined;
  return [
    ...words[pattern](answers),
    '--service', nameOf(service), '-g', resourceGroupOf(service) ?? '',
    ...(isObvious ? [] : ['--subscription', answerOf(sight, 'subscription')]),
    ...(api === undefined ? [] : ['--api', api]),
    ...options[pattern](answers),
    ...where,
  ];
}
