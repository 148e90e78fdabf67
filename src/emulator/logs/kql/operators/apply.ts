import type { Relation } from '../bind/relation.ts';
import type { TableScope } from '../bind/scope.ts';
import type { Operator } from '../syntax/operator.ts';
import { count } from './count.ts';
import { distinct } from './distinct.ts';
import { extend } from './extend.ts';
import { getSchema } from './getschema.ts';
import { join } from './join.ts';
import { mvExpand } from './mv-expand.ts';
import { pick, rename } from './pick.ts';
import { project } from './project.ts';
import { sort, top } from './sort.ts';
import { summarize } from './summarize.ts';
import { take } from './take.ts';
import { union } from './union.ts';
import { where } from './where.ts';

/** One step of a pipeline. */
export function applyOperator(operator: Operator, input: Relation, scope: TableScope): Relation {
  const output = applied(operator, input, { ...scope, operator: operator.kind });
  // A union has paid for its rows before it made them.
  if (operator.kind !== 'union') scope.world.spend(output.rows.length);
  return output;
}

function applied(operator: Operator, input: Relation, scope: TableScope): Relation {
  switch (operator.kind) {
    case 'where':
      return where(operator, input, scope);
    case 'extend':
    case 'serialize':
      return extend(operator, input, scope);
    case 'project':
      return project(operator, input, scope);
    case 'project-away':
    case 'project-keep':
    case 'project-reorder':
      return pick(operator, input);
    case 'project-rename':
      return rename(operator, input);
    case 'summarize':
      return summarize(operator, input, scope);
    case 'join':
    case 'lookup':
      return join(operator, input, scope);
    case 'union':
      return union(operator, input, scope);
    case 'sort':
      return sort(operator, input, scope);
    case 'top':
      return top(operator, input, scope);
    case 'take':
      return take(operator, input, scope);
    case 'count':
      return count(operator, input);
    case 'distinct':
      return distinct(operator, input, scope);
    case 'mv-expand':
      return mvExpand(operator, input, scope);
    case 'render':
      return { ...input, render: operator };
    case 'as':
      return { ...input, name: operator.name };
    case 'getschema':
      return getSchema(input);
  }
}
