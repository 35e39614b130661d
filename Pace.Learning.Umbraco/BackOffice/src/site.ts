import { UMB_AUTH_CONTEXT } from '@umbraco-cms/backoffice/auth';
import { UmbControllerBase } from '@umbraco-cms/backoffice/class-api';

export interface Finding {
  severity: 'error' | 'warning' | 'advice';
  line?: number;
  property?: string;
  message: string;
  why?: string;
  instead?: Array<string>;
  guide?: string;
}

export interface Consent {
  place: string;
  allowed: boolean;
  until?: string | null;
  words: string;
}

export interface Review {
  state: 'none' | 'waiting' | 'changes-asked' | 'approved';
  by?: number;
  at?: string;
  comments?: number;
  url?: string;
}

export interface DocumentAnswer {
  findings: Array<Finding>;
  usedIn: Array<{ title: string; url: string }>;
  review: Review;
  consents: Array<Consent>;
}

export interface Contribution {
  place: string;
  title: string;
  kind: 'text' | 'audio' | 'video';
  allowed: boolean;
  until?: string | null;
  words: string;
  /** No text names this place yet: words are put there later, on the site. */
  isNew?: boolean;
}

export interface DashboardAnswer {
  emptied: Array<{ title: string; url: string; since: string }>;
  reviews: Array<{ title: string; url: string; since: string; state: string }>;
  refused: Array<{ title: string; url: string; message: string; since: string }>;
}

/** A document as it stands in the editor, saved or not. */
export interface SentDocument {
  key: string;
  documentType: string;
  parentKey: string | null;
  name: string;
  cultures: Array<string>;
  properties: Record<string, unknown>;
}

/** Why there is no answer: what happened, and what to do about it. Without words of the server the element has its own. */
export interface Problem {
  title?: string;
  detail?: string;
}

export type Answer<T> = { data: T; problem?: undefined } | { data?: undefined; problem: Problem };

const path = '/umbraco/pace-learning/api/v1/';

/** Asks the learning site through our own addresses in Umbraco, as whoever is signed in to the back office. */
export class PaceSite extends UmbControllerBase {
  document(document: SentDocument): Promise<Answer<DocumentAnswer>> {
    return this.#ask('document', document);
  }

  askForReview(document: SentDocument): Promise<Answer<{ sent: boolean; message: string }>> {
    return this.#ask('review', document);
  }

  contributions(words: string): Promise<Answer<{ contributions: Array<Contribution> }>> {
    return this.#ask(`contributions?q=${encodeURIComponent(words)}`);
  }

  dashboard(): Promise<Answer<DashboardAnswer>> {
    return this.#ask('dashboard');
  }

  async #ask<T>(address: string, body?: unknown): Promise<Answer<T>> {
    try {
      const auth = await this.getContext(UMB_AUTH_CONTEXT);
      const config = auth?.getOpenApiConfiguration();
      // Umbraco keeps the token in a cookie; this header only says that it should look there.
      const headers: Record<string, string> = { Authorization: `Bearer ${await config?.token()}`, Accept: 'application/json' };
      if (body !== undefined) {
        headers['Content-Type'] = 'application/json';
      }
      const response = await fetch(`${config?.base ?? ''}${path}${address}`, {
        method: body === undefined ? 'GET' : 'POST',
        credentials: config?.credentials,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const answer = await response.json().catch(() => undefined);
      return response.ok && answer ? { data: answer as T } : { problem: { title: answer?.title, detail: answer?.detail } };
    } catch {
      return { problem: {} };
    }
  }
}

/** An address that may stand in a link; what else the site may send is left out. */
export const safeUrl = (url: string | undefined): string | undefined => (url && /^(https?:\/\/|\/(?!\/))/i.test(url) ? url : undefined);
