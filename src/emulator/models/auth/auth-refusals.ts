import { modelError, ModelRefusal } from '../model-refusal.ts';

/** Of a key that is not the account's (apim.md section 6). */
export function wrongKey(): ModelRefusal {
  return modelError(401, '401', 'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.');
}

/** Of `disableLocalAuth`, as users report it. */
export function keysDisabled(): ModelRefusal {
  return modelError(403, 'AuthenticationTypeDisabled', 'Key based authentication is disabled for this resource.');
}

/** No credentials, or a token that is not valid, has expired or is for something else (apim.md section 5). */
export function badToken(): ModelRefusal {
  return new ModelRefusal(401, { statusCode: 401, message: 'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.' });
}

/** Regional endpoints take keys only; the words are those of reports on other Cognitive Services. */
export function tokenNeedsSubDomain(): ModelRefusal {
  return modelError(400, 'BadRequest', 'Please provide a custom subdomain for token authentication, otherwise API key is required.');
}

/** A principal without a role that works (apim.md section 5). */
export function noAccess(): ModelRefusal {
  return modelError(401, 'PermissionDenied', 'Principal does not have access to API/Operation.');
}

/** The newer text, reported for Responses (review.md section 5). `operation`: `POST /openai/v1/responses`. */
export function lacksDataAction(principal: string, dataAction: string, operation: string): ModelRefusal {
  return modelError(401, 'PermissionDenied', `The principal \`${principal}\` lacks the required data action \`${dataAction}\` to perform \`${operation}\` operation.`);
}
