import { UMB_DOCUMENT_WORKSPACE_CONTEXT } from '@umbraco-cms/backoffice/document';
import { UMB_PARENT_ENTITY_CONTEXT } from '@umbraco-cms/backoffice/entity';
import { customElement, html, nothing, repeat, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import './findings.element.js';
import { problemBox } from './problem.js';
import { PaceSite, safeUrl, type DocumentAnswer, type Problem, type Review, type SentDocument } from './site.js';
import { panelStyles } from './styles.js';

/** Beside a document: what the checks find, where it is used, what consents allow, and how its review stands. It shows what is written now, saved or not. */
@customElement('pace-document-panel')
export class PaceDocumentPanelElement extends UmbLitElement {
  #site = new PaceSite(this);
  #document?: typeof UMB_DOCUMENT_WORKSPACE_CONTEXT.TYPE;
  #parent?: typeof UMB_PARENT_ENTITY_CONTEXT.TYPE;

  @state() private _answer?: DocumentAnswer;
  @state() private _texts: Record<string, unknown> = {};
  @state() private _problem?: Problem;
  @state() private _busy = false;
  @state() private _sent?: string;

  constructor() {
    super();
    this.consumeContext(UMB_PARENT_ENTITY_CONTEXT, (context) => {
      this.#parent = context;
    });
    this.consumeContext(UMB_DOCUMENT_WORKSPACE_CONTEXT, (context) => {
      this.#document = context;
      if (context) {
        this.#check();
      }
    });
  }

  async #check() {
    const document = this.#read();
    if (!document || this._busy) {
      return;
    }
    this._busy = true;
    const { data, problem } = await this.#site.document(document);
    this._busy = false;
    this._problem = problem;
    if (data) {
      this._answer = data;
      this._texts = document.properties;
    }
  }

  async #askForReview() {
    const document = this.#read();
    if (!document || this._busy) {
      return;
    }
    this._busy = true;
    const { data, problem } = await this.#site.askForReview(document);
    this._busy = false;
    this._problem = problem ?? (data?.sent ? undefined : { title: data?.message, detail: '' });
    this._sent = data?.sent ? data.message : undefined;
    if (data?.sent) {
      await this.#check();
    }
  }

  #read(): SentDocument | undefined {
    const data = this.#document?.getData();
    const documentType = this.#document?.structure.getOwnerContentType()?.alias;
    if (!data || !documentType) {
      return undefined;
    }
    // What doesn't vary by language has one value without any; of several languages the first is shown.
    const culture = data.variants[0]?.culture ?? null;
    const values = data.values.filter((v) => v.segment === null && (v.culture === null || v.culture === culture));
    return {
      key: data.unique,
      documentType,
      parentKey: this.#parent?.getParent()?.unique ?? null,
      name: data.variants.find((v) => v.culture === culture)?.name ?? '',
      cultures: culture ? [culture] : [],
      properties: Object.fromEntries(values.map((v) => [v.alias, v.value ?? null])),
    };
  }

  override render() {
    return html`
      ${problemBox(this, this._problem)}
      <div role="status" class="quiet">${this._busy ? this.localize.term('paceLearning_asking') : (this._sent ?? nothing)}</div>
      ${this._answer ? this.#panels(this._answer) : nothing}
      <uui-button look="secondary" label=${this.localize.term('paceLearning_checkAgain')} .state=${this._busy ? 'waiting' : undefined} @click=${this.#check}></uui-button>
    `;
  }

  #panels(answer: DocumentAnswer) {
    return html`
      <uui-box headline=${this.localize.term('paceLearning_checks')}>
        <pace-findings .findings=${answer.findings} .texts=${this._texts}></pace-findings>
      </uui-box>
      <uui-box headline=${this.localize.term('paceLearning_consents')}>
        ${answer.consents.length
          ? html`<ul>
              ${repeat(answer.consents, (c) => c.place, (c) => html`<li class="tools">
                <uui-tag color=${c.allowed ? 'positive' : 'danger'} look="secondary">${this.localize.term(c.allowed ? 'paceLearning_allowed' : 'paceLearning_notAllowed')}</uui-tag>
                <span>${c.place}</span><span class="quiet">${c.words}</span>
              </li>`)}
            </ul>`
          : html`<p>${this.localize.term('paceLearning_noConsents')}</p>`}
      </uui-box>
      <uui-box headline=${this.localize.term('paceLearning_usedIn')}>
        ${answer.usedIn.length
          ? html`<ul>
              ${repeat(answer.usedIn, (u) => u.url, (u) => html`<li>${this.#link(u.url, u.title)}</li>`)}
            </ul>`
          : html`<p>${this.localize.term('paceLearning_notUsed')}</p>`}
      </uui-box>
      <uui-box headline=${this.localize.term('paceLearning_review')}>${this.#review(answer.review)}</uui-box>
    `;
  }

  #review(review: Review) {
    const state = { none: 'reviewNone', waiting: 'reviewWaiting', 'changes-asked': 'reviewChanges', approved: 'reviewApproved' }[review.state] ?? 'reviewNone';
    return html`
      <p>${this.localize.term(`paceLearning_${state}`, review.by ?? 0)}${review.at ? html` <span class="quiet">${this.localize.date(review.at, { dateStyle: 'long' })}</span>` : nothing}</p>
      ${review.url ? html`<p>${this.#link(review.url, this.localize.term('paceLearning_comments', review.comments ?? 0))}</p>` : nothing}
      <p class="quiet">${this.localize.term('paceLearning_reviewHelp')}</p>
      <uui-button look="primary" label=${this.localize.term('paceLearning_askForReview')} ?disabled=${this._busy || review.state === 'waiting'} @click=${this.#askForReview}></uui-button>
    `;
  }

  #link(url: string, title: string) {
    const address = safeUrl(url);
    return address ? html`<a href=${address} target="_blank" rel="noopener">${title}</a>` : html`${title}`;
  }

  static override styles = [panelStyles];
}

export default PaceDocumentPanelElement;

declare global {
  interface HTMLElementTagNameMap {
    'pace-document-panel': PaceDocumentPanelElement;
  }
}
