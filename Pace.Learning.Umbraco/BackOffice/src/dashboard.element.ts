import { customElement, html, nothing, repeat, state, type TemplateResult } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { problemBox } from './problem.js';
import { PaceSite, safeUrl, type DashboardAnswer, type Problem } from './site.js';
import { panelStyles } from './styles.js';

interface Waiting {
  title: string;
  url: string;
  since: string;
}

/** What waits for editors: places that a withdrawn consent left empty, reviews, and what couldn't be published. */
@customElement('pace-dashboard')
export class PaceDashboardElement extends UmbLitElement {
  #site = new PaceSite(this);

  @state() private _answer?: DashboardAnswer;
  @state() private _problem?: Problem;

  override connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    const { data, problem } = await this.#site.dashboard();
    this._problem = problem;
    this._answer = data ?? this._answer;
  }

  override render() {
    return html`
      ${problemBox(this, this._problem)}
      ${this._answer
        ? html`
            ${this.#box('emptied', this._answer.emptied, () => nothing)}
            ${this.#box('reviews', this._answer.reviews, (r) => html`<span>${this.localize.term(r.state === 'changes-asked' ? 'paceLearning_stateChanges' : r.state === 'approved' ? 'paceLearning_stateApproved' : 'paceLearning_stateWaiting')}</span>`)}
            ${this.#box('refused', this._answer.refused, (r) => html`<p>${r.message}</p>`)}
          `
        : this._problem
          ? nothing
          : html`<uui-loader></uui-loader>`}
      <uui-button look="secondary" label=${this.localize.term('paceLearning_refresh')} @click=${this.#load}></uui-button>
    `;
  }

  #box<T extends Waiting>(name: 'emptied' | 'reviews' | 'refused', waiting: Array<T>, more: (one: T) => TemplateResult | typeof nothing) {
    return html`<uui-box headline=${this.localize.term(`paceLearning_${name}`)} data-box=${name}>
      ${waiting.length
        ? html`<ul>
            ${repeat(waiting, (w) => w.url + w.since, (w) => html`<li>
              ${safeUrl(w.url) ? html`<a href=${safeUrl(w.url)!} target="_blank" rel="noopener">${w.title}</a>` : w.title}
              <span class="quiet">${this.localize.term('paceLearning_since', this.localize.date(w.since, { dateStyle: 'long' }))}</span>
              ${more(w)}
            </li>`)}
          </ul>`
        : html`<p>${this.localize.term(`paceLearning_${name}None`)}</p>`}
    </uui-box>`;
  }

  static override styles = [panelStyles];
}

export default PaceDashboardElement;

declare global {
  interface HTMLElementTagNameMap {
    'pace-dashboard': PaceDashboardElement;
  }
}
