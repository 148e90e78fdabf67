import type { Argument, Expression, Initializer } from '../../../src/emulator/expressions/syntax/expression.ts';
import type { Pattern } from '../../../src/emulator/expressions/syntax/pattern.ts';
import type { TypeSyntax } from '../../../src/emulator/expressions/syntax/type.ts';
import { parseExpression } from '../../../src/emulator/expressions/parse-expression.ts';

/** An expression with a bracket around everything that binds, to see how it was read. */
export function shapeOf(source: string): string {
  const parsed = parseExpression(`@(${source})`);
  if (parsed.kind !== 'single') throw new Error('not a single expression');
  return shape(parsed.expression);
}

export function shape(node: Expression): string {
  switch (node.kind) {
    case 'literal':
      return 'value' in node.value ? `${node.value.type}:${String(node.value.value)}` : 'null';
    case 'interpolation':
      return `$[${node.parts.map((part) => (part.kind === 'text' ? JSON.stringify(part.value) : [shape(part.expression), part.alignment && `,${shape(part.alignment)}`, part.format !== undefined && `:${part.format}`].filter(Boolean).join(''))).join(' ')}]`;
    case 'name':
      return node.name + generic(node.typeArguments);
    case 'predefinedType':
      return node.name;
    case 'member':
      return `${shape(node.target)}.${node.name}${generic(node.typeArguments)}`;
    case 'conditionalAccess':
      return `(${shape(node.target)} ?-> ${shape(node.access)})`;
    case 'conditionalReceiver':
      return '_';
    case 'invocation':
      return `${shape(node.callee)}(${list(node.arguments)})`;
    case 'elementAccess':
      return `${shape(node.target)}[${list(node.arguments)}]`;
    case 'cast':
      return `(cast ${type(node.type)} ${shape(node.operand)})`;
    case 'as':
      return `(${shape(node.operand)} as ${type(node.type)})`;
    case 'is':
      return `(${shape(node.operand)} is ${pattern(node.pattern)})`;
    case 'binary':
    case 'assignment':
      return `(${shape(node.left)} ${node.operator} ${shape(node.right)})`;
    case 'unary':
      return `(${node.operator}${shape(node.operand)})`;
    case 'postfix':
      return `(${shape(node.operand)}${node.operator})`;
    case 'conditional':
      return `(${shape(node.condition)} ? ${shape(node.whenTrue)} : ${shape(node.whenFalse)})`;
    case 'lambda':
      return `(${node.parameters.map((one) => [one.modifier, one.type && type(one.type), one.name].filter(Boolean).join(' ')).join(', ')} => ${node.body.kind === 'block' ? '{…}' : shape(node.body)})`;
    case 'objectCreation':
      return `new ${type(node.type)}(${list(node.arguments)})${node.initializer ? initializer(node.initializer) : ''}`;
    case 'arrayCreation':
      return `new ${node.elementType ? type(node.elementType) : ''}[${node.lengths.map(shape).join(', ')}]${node.elements ? `{${node.elements.elements.map((one) => (one.kind === 'arrayInitializer' ? '{…}' : shape(one))).join(', ')}}` : ''}`;
    case 'anonymousObject':
      return `new {${node.members.map(({ name, value }) => `${name}=${shape(value)}`).join(', ')}}`;
    case 'typeof':
      return `typeof(${type(node.type)})`;
    case 'default':
      return node.type ? `default(${type(node.type)})` : 'default';
    case 'nameof':
      return `nameof(${node.value})`;
    case 'tuple':
      return `tuple(${node.elements.map(({ name, value }) => (name === undefined ? '' : `${name}: `) + shape(value)).join(', ')})`;
    case 'throw':
      return `(throw ${shape(node.operand)})`;
    case 'checked':
      return `${node.checked ? 'checked' : 'unchecked'}(${shape(node.operand)})`;
    case 'declaration':
      return `${type(node.type)} ${node.name ?? '_'}`;
  }
}

function list(given: readonly Argument[]): string {
  return given.map(({ name, modifier, value }) => [name && `${name}:`, modifier, shape(value)].filter(Boolean).join(' ')).join(', ');
}

function generic(types: readonly TypeSyntax[]): string {
  return types.length === 0 ? '' : `<${types.map(type).join(', ')}>`;
}

function type(node: TypeSyntax): string {
  switch (node.kind) {
    case 'predefined':
      return node.name;
    case 'named':
      return node.parts.map(({ name, typeArguments }) => name + generic(typeArguments)).join('.');
    case 'array':
      return `${type(node.element)}[${','.repeat(node.rank - 1)}]`;
    case 'nullable':
      return `${type(node.of)}?`;
    case 'tupleType':
      return `(${node.elements.map((element) => type(element.type)).join(', ')})`;
  }
}

function pattern(node: Pattern): string {
  switch (node.kind) {
    case 'typePattern':
      return `type ${type(node.type)}`;
    case 'declarationPattern':
      return `${type(node.type)} ${node.name ?? '_'}`;
    case 'constantPattern':
      return shape(node.value);
  }
}

function initializer(node: Initializer): string {
  if (node.kind === 'collectionInitializer') return `{${node.elements.map((element) => (element.length === 1 ? element.map(shape).join('') : `{${element.map(shape).join(', ')}}`)).join(', ')}}`;
  return `{${node.members.map(({ name, index, value }) => `${name ?? `[${list(index)}]`} = ${value.kind === 'collectionInitializer' || value.kind === 'objectInitializer' ? initializer(value) : shape(value)}`).join(', ')}}`;
}
