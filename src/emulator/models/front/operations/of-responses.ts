import type { Shape } from '../../../../model/shapes.ts';
import { cancelResponse, createResponse, deleteResponse, getResponse, listInputItems } from '../../answers/responses/responses.ts';
import { openAiActions, type ServedOperation } from './served.ts';

const actions = `${openAiActions}/responses`;

/** The same in the dated and in the v1 shape: the model stands in the body. Responses without a model are the account's own. */
export function responsesOperations(shape: Exclude<Shape, 'models'>, since?: string): readonly ServedOperation[] {
  const one = '/responses/{response_id}';
  const common = { shape, ...(since === undefined ? {} : { since }) };
  const own = { ...common, namedBy: 'none', capability: undefined } as const;
  return [
    { ...common, name: 'Responses_Create', method: 'POST', template: '/responses', namedBy: 'body', capability: 'responses', dataAction: `${actions}/write`, answer: createResponse },
    { ...own, name: 'Responses_Get', method: 'GET', template: one, dataAction: `${actions}/read`, answer: getResponse },
    { ...own, name: 'Responses_Delete', method: 'DELETE', template: one, dataAction: `${actions}/delete`, answer: deleteResponse },
    { ...own, name: 'Responses_Cancel', method: 'POST', template: `${one}/cancel`, dataAction: `${actions}/write`, answer: cancelResponse },
    { ...own, name: 'Responses_ListInputItems', method: 'GET', template: `${one}/input_items`, dataAction: `${actions}/read`, answer: listInputItems },
  ];
}
