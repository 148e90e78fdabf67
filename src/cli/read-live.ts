import type { PlanModule, ReportModule } from '../../commands/command.ts';
import type { Azure } from '../model/azure.ts';
import type { Live } from '../model/live.ts';

/** What a command asks to be read, and then what that shows to be needed besides. */
export async function readLive(azure: Azure, module: Pick<PlanModule | ReportModule, 'scope' | 'more'>, input: unknown, signal: AbortSignal): Promise<Live> {
  let live = await azure.read(module.scope(input), signal);
  for (let round = 1; ; round += 1) {
    const more = module.more?.(input, live, round);
    if (more === undefined) return live;
    live = await azure.readMore(live, more, signal);
  }
}
