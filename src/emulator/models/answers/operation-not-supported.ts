import { modelError } from '../model-refusal.ts';
import type { ModelRefusal } from '../model-refusal.ts';

/** As observed (apim.md 6). `operation`: `chatCompletion`, `imageGenerations`. */
export function operationNotSupported(operation: string, model: string): ModelRefusal {
  return modelError(400, 'OperationNotSupported', `The ${operation} operation does not work with the specified model, ${model}. Please choose different model and try again. You can learn more about which models can be used with each operation here: https://go.microsoft.com/fwlink/?linkid=2197993.`);
}
