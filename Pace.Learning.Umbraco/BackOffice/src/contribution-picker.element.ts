import { UmbChangeEvent } from '@umbraco-cms/backoffice/event';
import { css, customElement, html, nothing, property, repeat, state, type PropertyValues } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import type { UmbPropertyEditorUiElement } from '@umbraco-cms/backoffice/property-editor';
import { problemBox } from './problem.js';
import { PaceSite, type Contribution, type Problem } from './site.js';
import { panelStyles } from './styles.js';

const pause = 300;

/** Finds a parent's contribution for a block, with what their consent allows and until when. The value is its key. */
@customElement('pace-contribution-picker')
export class PaceContributionPickerElement extends UmbLitElement implements UmbPropertyEditorUiElement {
  #site = new PaceSite(this);
  #timer?: ReturnType<typeof setTimeout>;
  #asked = 0;

  @property({ type: String })
  value?: string;

  @property({ type: Boolean, reflect: true })
  readonly = false;

  @state() private _chosen?: Contribution;
  @state() private _found?: Array<Contribution>;
  @state() private _problem?: Problem;

  override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('value') && this.value && this._chosen?.place !== this.value) {
      this.#describe(this.value);
    }
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #describe(place: string) {
    const { data, problem } = await this.#site.contributions(place);
    if (this.value === place) {
      this._problem = problem;
      this._chosen = data?.contributions.find((c) => c.place === place);
    }
  }

  #search = (event: Event) => {
    const words = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#find(words), pause);
  };

  async #find(words: string) {
    const turn = ++this.#asked;
    const { data, problem } = words ? await this.#site.contributions(words) : { data: undefined, problem: undefined };
    // An answer to what was typed before may come after the last one.
    if (turn === this.#asked) {
      this._problem = problem;
      this._found = data?.contributions;
    }
  }

  #choose(contribution: Contribution | undefined) {
    this._chosen = contribution;
    this._found = undefined;
    this.value = contribution?.place;
    this.dispatchEvent(new UmbChangeEvent());
  }

  override render() {
    return html`${problemBox(this, this._problem)} ${this.value ? this.#chosen(this.value) : this.readonly ? nothing : this.#searchBox()}`;
  }

  #chosen(place: string) {
    return html`<div class="chosen tools">
      <div class="what">
        <strong>${this._chosen?.title ?? place}</strong>
        ${this._chosen ? this.#may(this._chosen) : this._problem ? nothing : html`<span class="quiet">${this.localize.term('paceLearning_notFound')}</span>`}
      </div>
      ${this.readonly ? nothing : html`<uui-button look="secondary" label=${this.localize.term('paceLearning_remove')} @click=${() => this.#choose(undefined)}></uui-button>`}
    </div>`;
  }

  #searchBox() {
    return html`
      <uui-input type="search" label=${this.localize.term('paceLearning_findContribution')} placeholder=${this.localize.term('paceLearning_findContribution')} @input=${this.#search}></uui-input>
      <div role="status" class="quiet">${this._found ? this.localize.term('paceLearning_found', this._found.length) : nothing}</div>
      ${this._found?.length
        ? html`<ul>
            ${repeat(this._found, (c) => c.place, (c) => html`<li class="tools">
              <div class="what"><strong>${c.title}</strong>${this.#may(c)}</div>
              <uui-button look="secondary" label=${this.localize.term('paceLearning_choose', c.title)} ?disabled=${!c.allowed && !c.isNew} @click=${() => this.#choose(c)}>${this.localize.term('paceLearning_chooseShort')}</uui-button>
            </li>`)}
          </ul>`
        : nothing}
    `;
  }

  #may(contribution: Contribution) {
    return html`<span class="tools">
      <uui-tag color=${contribution.allowed ? 'positive' : 'danger'} look="secondary">${this.localize.term(contribution.allowed ? 'paceLearning_allowed' : 'paceLearning_notAllowed')}</uui-tag>
      <span class="quiet">${this.localize.term(`paceLearning_${contribution.kind}`)}. ${contribution.words}</span>
    </span>`;
  }

  static override styles = [
    panelStyles,
    css`
      :host {
        padding: 0;
      }
      uui-input {
        width: 100%;
      }
      .what {
        flex: 1 1 20ch;
      }
    `,
  ];
}

export default PaceContributionPickerElement;

declare global {
  interface HTMLElementTagNameMap {
    'pace-contribution-picker': PaceContributionPickerElement;
  }
}
