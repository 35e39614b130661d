import { html, nothing } from '@umbraco-cms/backoffice/external/lit';
import type { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import type { Problem } from './site.js';

/** What went wrong and what to do, read out when it appears. */
export const problemBox = (host: UmbLitElement, problem: Problem | undefined) =>
  problem
    ? html`<div class="problem" role="alert">
        <strong>${problem.title ?? host.localize.term('paceLearning_notReached')}</strong>
        <span>${problem.detail ?? host.localize.term('paceLearning_tryAgain')}</span>
      </div>`
    : nothing;
