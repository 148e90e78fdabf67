import type { LocalModule } from '../../../commands/command.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';

const scripts: Readonly<Record<string, string>> = { bash: 'bash.sh', zsh: 'zsh.sh', fish: 'fish.fish', powershell: 'powershell.ps1' };

/** `apim-llm completion SHELL`: the script of the shell, which asks this program at every press of the key. */
export const completionModule: LocalModule = {
  async report(values, files) {
    const shell = String(values['shell']).toLowerCase();
    const file = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
    if (file === undefined) throw unknownShell(shell);
    const script = await files.readTemplate(`completion/${file}`);
    return { result: { shell, script }, human: () => script.trimEnd().split('\n'), warnings: [] };
  },
};

function unknownShell(shell: string): UserError {
  const near = didYouMean(shell === 'pwsh' ? 'powershell' : shell, Object.keys(scripts));
  return new UserError('InvalidValue', exitCodes.usage, `<shell>: there is no completion for "${shell}".`, {
    hint: `${near === undefined ? '' : `Did you mean ${near}? `}There is one for ${Object.keys(scripts).join(', ')}.`,
  });
}
