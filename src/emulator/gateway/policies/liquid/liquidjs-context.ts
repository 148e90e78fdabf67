import { Context } from 'liquidjs';
import type { Liquid } from 'liquidjs';
import type { FilterTools } from './filters/filter.ts';
import type { LiquidScope } from './liquid-scope.ts';
import { memberOf } from './member.ts';
import { liquidValue } from './values.ts';

/** What one rendering knows: its variables, the time, what is left of its budget. */
export class TemplateContext extends Context {
  readonly tools: FilterTools;

  constructor({ body, context, now }: LiquidScope, liquid: Liquid) {
    super({ body, context }, liquid.options, { sync: true }, { liquid });
    this.tools = { spend: (units) => this.memoryLimit.use(units), now: () => now };
  }

  override readProperty(target: object, key: unknown): unknown {
    // Variables stand in plain objects, values never do.
    const isScope = target === this.environments || target === this.globals || (typeof target === 'object' && target !== null && Object.getPrototypeOf(target) === null);
    if (!isScope) return memberOf(liquidValue(target), key);
    return Object.hasOwn(target, String(key)) ? (target as Readonly<Record<string, unknown>>)[String(key)] : undefined;
  }
}
