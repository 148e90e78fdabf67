import type { Json } from '../../../../model/json.ts';
import { deploymentType } from '../../../arm/cognitive/account-content.ts';
import type { DeploymentContent } from '../../../arm/cognitive/account-content.ts';
import type { Entry } from '../../../arm/store.ts';
import type { ModelCall } from '../../model-call.ts';
import { modelError } from '../../model-refusal.ts';

/** What the inference API calls the task of a model, by the flag of its capability; the first that is set counts. */
const types = [
  ['chatCompletion', 'chat_completion'],
  ['embeddings', 'embeddings'],
  ['imageGenerations', 'image_generation'],
  ['completion', 'text_generation'],
] as const;

/** About the deployment that the query's `model` or a header (`x-ms-model-mesh-model-name`, `azureml-model-deployment`) names, else about the account's first. */
export function infoOf(call: ModelCall): Json {
  const content = deploymentAsked(call);
  const type = types.find(([flag]) => content.capabilities[flag] === 'true')?.[1] ?? 'chat_completion';
  return { model_name: content.model.name, model_type: type, model_provider_name: content.model.publisher ?? content.model.format };
}

function deploymentAsked({ world, account, deployment, query, headers }: ModelCall): DeploymentContent {
  const named = deployment?.name ?? query.get('model') ?? headers.get('x-ms-model-mesh-model-name') ?? headers.get('azureml-model-deployment');
  const found: Entry<DeploymentContent> | undefined =
    named === undefined || named === null
      ? world.store.list<DeploymentContent>(`${account.id}/deployments`).find(({ type }) => type === deploymentType)
      : world.store.find<DeploymentContent>(`${account.id}/deployments/${named}`);
  if (!found) throw modelError(404, 'DeploymentNotFound', 'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.');
  return found.content;
}
