import { CaseTag, Hash, Tag, evalToken } from 'liquidjs';
import type { Context, Emitter, Liquid, Parser, TagToken, Template, Token, TopLevelToken } from 'liquidjs';
import { perItem, perTurn } from './bounds.ts';
import { liquidOperators } from './liquid-operators.ts';
import { clrText } from './value-text.ts';
import { itemsOf, liquidValue, sizeOf } from './values.ts';
import type { LiquidObject, LiquidValue } from './values.ts';

/** A loop over a list, an object's members or the characters of a text. */
export class ForTag extends Tag {
  /** What stands between two turns. */
  protected readonly separator: string = '';
  private readonly variable: string;
  private readonly collection: Token;
  private readonly attributes: Readonly<Record<string, Token | undefined>>;
  private readonly body: Template[] = [];
  private readonly otherwise: Template[] = [];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    const variable = this.tokenizer.readIdentifier();
    const within = this.tokenizer.readIdentifier();
    const collection = this.tokenizer.readValue();
    if (variable.size() === 0 || within.content !== 'in' || collection === undefined) throw new Error(`Syntax error in '${token.getText()}': ${this.name} [item] in [collection]`);
    this.variable = variable.content;
    this.collection = collection;
    this.attributes = new Hash(this.tokenizer).hash;
    let branch = this.body;
    const stream = parser.parseStream(rest);
    stream
      .on('tag:else', () => void (branch = this.otherwise))
      .on(`tag:end${this.name}`, () => void stream.stop())
      .on('template', (template: Template) => void branch.push(template))
      .on('end', () => {
        throw new Error(`The tag ${token.getText()} is not closed.`);
      });
    stream.start();
  }

  *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const collection = liquidValue(yield evalToken(this.collection, context));
    context.memoryLimit.use(perItem * (sizeOf(collection) ?? 0));
    const all = itemsOf(collection) ?? [];
    const place = `${this.variable}-${this.collection.getText()}`;
    const offset = this.attributes['offset'];
    const from = offset?.getText() === 'continue' ? (context.getRegister<number | undefined>(place) ?? 0) : countOf(yield evalToken(offset, context)) ?? 0;
    const limit = countOf(yield evalToken(this.attributes['limit'], context));
    const items = all.slice(Math.max(0, from), limit === undefined ? undefined : Math.max(0, from + limit));
    if ('reversed' in this.attributes) items.reverse();
    context.setRegister(place, from + items.length);
    const { renderer } = this.liquid;
    if (items.length === 0) yield renderer.renderTemplates(this.otherwise, context, emitter);
    const scope = Object.create(null) as Record<string, unknown>;
    context.push(scope);
    for (const [index, item] of items.entries()) {
      context.memoryLimit.use(perTurn);
      if (index > 0) emitter.write(this.separator);
      scope[this.variable] = item;
      scope['forloop'] = loopAt(place, index, items.length);
      context.continueCalled = context.breakCalled = false;
      yield renderer.renderTemplates(this.body, context, emitter);
      if (context.breakCalled) break;
    }
    context.continueCalled = context.breakCalled = false;
    context.pop();
  }
}

/** A loop that puts commas between its turns; Azure's own (documentation of Logic Apps). */
export class JsonArrayForTag extends ForTag {
  protected override readonly separator = ',';
}

/** As the library's, with the comparison that conditions have. */
export class ComparingCaseTag extends CaseTag {
  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    const { renderer } = this.liquid;
    const value = yield this.value.value(context, false);
    let found = false;
    for (const { values, templates } of this.branches) {
      for (const each of values) {
        if (!liquidOperators['==']?.(value, yield evalToken(each, context))) continue;
        found = true;
        yield renderer.renderTemplates(templates, context, emitter);
        break;
      }
    }
    if (!found) yield renderer.renderTemplates(this.elseTemplates, context, emitter);
  }
}

function countOf(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const count = Number(clrText(liquidValue(value)));
  if (!Number.isInteger(count)) throw new Error('limit and offset are whole numbers.');
  return count;
}

/** In Pascal case, too: so Microsoft's own samples read them (documentation of Logic Apps). */
function loopAt(name: string, index: number, length: number): LiquidObject {
  const loop: readonly (readonly [string, LiquidValue])[] = [['name', name], ['length', length], ['index', index + 1], ['index0', index], ['rindex', length - index], ['rindex0', length - index - 1], ['first', index === 0], ['last', index === length - 1]];
  return new Map(loop.flatMap(([key, value]) => [[key, value], [`${key.charAt(0).toUpperCase()}${key.slice(1)}`, value]]));
}
