import { shellWord } from '../model/shell-word.ts';
import type { Session } from './session.ts';

/** A command line for the same service, with the options that it lacks: `apim-llm undo --service my-apim --emulator-at ready.json`. */
export function sameTarget(line: string, { globals }: Session): string {
  const options = [
    ['--service', globals.service],
    ['--resource-group', globals.resourceGroup],
    ['--subscription', globals.subscription],
    ['--emulator-at', globals.emulatorAt],
    ['--cloud', globals.cloud === 'AzureCloud' ? undefined : globals.cloud],
  ] as const;
  return [line, ...options.flatMap(([flag, value]) => (value === undefined || line.includes(` ${flag} `) ? [] : [`${flag} ${shellWord(value)}`]))].join(' ');
}
