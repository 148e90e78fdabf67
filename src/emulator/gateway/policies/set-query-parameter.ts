import { after } from '../after.ts';
import type { Query } from '../message/query.ts';
import type { PolicyHandler } from '../step.ts';
import { nameAndValues } from './name-and-values.ts';
import type { NameAndValues } from './name-and-values.ts';

export const setQueryParameter: PolicyHandler = {
  element: 'set-query-parameter',
  compile(element, compiler) {
    const stated = nameAndValues(element, compiler);
    return (call) => after(stated(call), (parameter) => change(call.request.url.query, parameter));
  },
};

function change(query: Query, { name, action, values }: NameAndValues): void {
  switch (action) {
    case 'delete':
      query.delete(name);
      return;
    case 'skip':
      if (!query.has(name)) query.set(name, ...values);
      return;
    case 'append':
      for (const value of values) query.append(name, value);
      return;
    case 'override':
      query.set(name, ...values);
  }
}
