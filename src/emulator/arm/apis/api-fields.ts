import type { JsonObject } from '../../../model/json.ts';

/** What a PATCH of an API states, as the table of fields has checked it. */
export interface UpdateFields {
  readonly displayName?: string;
  readonly description?: string;
  readonly path?: string;
  readonly serviceUrl?: string;
  readonly protocols?: readonly string[];
  readonly subscriptionRequired?: boolean;
  readonly subscriptionKeyParameterNames?: { readonly header?: string; readonly query?: string; readonly bearer?: string };
  readonly authenticationSettings?: AuthenticationSettings;
  readonly type?: string;
  readonly apiRevision?: string;
  readonly apiRevisionDescription?: string;
  readonly apiVersion?: string;
  readonly apiVersionDescription?: string;
  readonly apiVersionSetId?: string;
  readonly isCurrent?: boolean;
  readonly isAgent?: boolean;
  readonly termsOfServiceUrl?: string;
  readonly contact?: JsonObject;
  readonly license?: { readonly name?: string; readonly url?: string };
}

/** What a PUT states. */
export interface CreateFields extends UpdateFields {
  readonly path: string;
  readonly apiVersionSet?: { readonly id?: string };
  readonly sourceApiId?: string;
  readonly format?: string;
  readonly value?: string;
  readonly apiType?: string;
  readonly translateRequiredQueryParameters?: 'template' | 'query';
}

interface AuthenticationSettings {
  readonly oAuth2?: JsonObject;
  readonly openid?: JsonObject;
  readonly oAuth2AuthenticationSettings?: readonly JsonObject[];
  readonly openidAuthenticationSettings?: readonly JsonObject[];
}
