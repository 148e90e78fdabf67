import { Liquid, Parser, Tokenizer } from 'liquidjs';
import type { FilterImplOptions, Template } from 'liquidjs';
import { budget, longestRun, longestTemplate } from './bounds.ts';
import type { LiquidFilter } from './filters/filter.ts';
import { liquidFilters } from './filters/filters.ts';
import type { LiquidEngine } from './liquid-engine.ts';
import { liquidOperators } from './liquid-operators.ts';
import { TemplateContext } from './liquidjs-context.ts';
import { setLiterals } from './liquidjs-literals.ts';
import { ComparingCaseTag, ForTag, JsonArrayForTag } from './liquidjs-tags.ts';
import { changeTags, withoutEscapes } from './template-tags.ts';
import { printed } from './value-text.ts';
import { liquidValue } from './values.ts';

/** Tags that DotLiquid does not have, and those that read other templates: set-body has none. */
const noTags = ['include', 'render', 'layout', 'block', 'echo', 'liquid', '#'];

/** liquidjs, made to do what DotLiquid does in C# mode: its own filters by their names there, its own values and comparisons. */
export function liquidjsEngine(): LiquidEngine {
  const liquid = new Liquid({
    // No template is ever read from the disk.
    templates: {},
    dynamicPartials: false,
    greedy: false,
    locale: 'en',
    operators: { ...liquidOperators },
    outputEscape: outputText,
    renderLimit: longestRun,
    memoryLimit: budget,
  });
  for (const name of Object.keys(liquid.filters)) liquid.unregisterFilter(name);
  for (const [name, filter] of Object.entries(liquidFilters)) liquid.registerFilter(name, handlerOf(name, filter));
  for (const name of noTags) Reflect.deleteProperty(liquid.tags, name);
  liquid.registerTag('case', ComparingCaseTag);
  liquid.registerTag('for', ForTag);
  liquid.registerTag('JSONArrayFor', JsonArrayForTag);
  return {
    parse(template) {
      const templates = parse(liquid, template);
      return (scope) => {
        const text = String(liquid.renderSync(templates, new TemplateContext(scope, liquid)));
        if (text.length > budget) throw new Error('The text is longer than the local gateway allows.');
        return text;
      };
    },
  };
}

function parse(liquid: Liquid, template: string): Template[] {
  if (template.length > longestTemplate) throw new Error('The template is longer than the local gateway allows.');
  const tokens = new Tokenizer(changeTags(template, withoutEscapes), liquid.options.operators).readTopLevelTokens(liquid.options);
  // DotLiquid knows both spellings.
  for (const token of tokens) if ('name' in token && token.name === 'elseif') token.name = 'elsif';
  const templates = new Parser(liquid).parseTokens(tokens);
  setLiterals(templates);
  return templates;
}

function toolsOf(context: unknown): TemplateContext['tools'] {
  if (!(context instanceof TemplateContext)) throw new Error('Filters run in templates.');
  return context.tools;
}

function handlerOf(name: string, { least, run }: LiquidFilter): FilterImplOptions {
  return function apply(input: unknown, ...args: readonly unknown[]): unknown {
    if (args.length < least) throw new Error(`The filter ${name} needs ${least === 1 ? 'an argument' : `${least} arguments`}.`);
    return run(liquidValue(input), args.map(liquidValue), toolsOf(this.context));
  };
}

function outputText(this: unknown, value: unknown): string {
  const text = printed(liquidValue(value));
  toolsOf((this as { readonly context?: unknown }).context).spend(text.length);
  return text;
}
