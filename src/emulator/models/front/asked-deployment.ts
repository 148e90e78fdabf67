import { textAt } from '../../../model/json.ts';
import { invalidRequest, missingParameter } from '../answers/invalid-request.ts';
import { modelError, type ModelRefusal } from '../model-refusal.ts';
import type { ModelBody } from '../model-call.ts';
import type { ModelOperation } from '../model-operation.ts';

const noModelName = 'No model specified in request. Please provide a model name in the request body or as a x-ms-model-mesh-model-name header.';

/** Name of the deployment that a request is for; undefined where the operation is the account's own. @throws ModelRefusal 400. */
export function askedDeployment(operation: ModelOperation, parameters: ReadonlyMap<string, string>, headers: ReadonlyMap<string, string>, body: ModelBody): string | undefined {
  switch (operation.namedBy) {
    case 'none':
      return undefined;
    case 'path':
      return parameters.get('deployment-id');
    case 'body': {
      const header = operation.shape === 'models' ? headers.get('x-ms-model-mesh-model-name') : undefined;
      const name = modelIn(body) ?? header ?? '';
      if (name !== '') return name;
      // As users report it.
      throw operation.shape === 'models' ? modelError(400, 'no_model_name', noModelName, { details: noModelName }) : missingParameter('model');
    }
    default:
      return operation.namedBy satisfies never;
  }
}

function modelIn(body: ModelBody): string | undefined {
  if (body.kind === 'form') return body.fields.get('model');
  if (body.kind === 'none') return undefined;
  const given = body.value['model'];
  if (given !== undefined && given !== null && typeof given !== 'string') throw invalidRequest("Invalid type for 'model': expected a string.", 'model', 'invalid_type');
  return textAt(body.value, 'model');
}

const notThere = 'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.';

/** In the words and the form that users report for each shape. */
export function deploymentNotFound({ shape }: ModelOperation, name: string): ModelRefusal {
  switch (shape) {
    case 'openai':
      return modelError(404, 'DeploymentNotFound', notThere);
    case 'v1':
      return modelError(404, 'DeploymentNotFound', notThere, { type: 'invalid_request_error', param: null });
    case 'models':
      return modelError(404, 'unknown_model', `Unknown model: ${name}`, { details: `Unknown model: ${name}` });
    default:
      return shape satisfies never;
  }
}
