import { css, customElement, html, nothing, property, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { panelStyles } from './styles.js';
import { safeUrl, type Finding } from './site.js';

const order = { error: 0, warning: 1, advice: 2 } as const;
const looks = { error: 'danger', warning: 'warning', advice: 'default' } as const;

/** What the language guide and the checks find, each beside the words that it is about. */
@customElement('pace-findings')
export class PaceFindingsElement extends UmbLitElement {
  @property({ attribute: false })
  findings: Array<Finding> = [];

  /** The document's own words by property, to show the line that a finding is about. */
  @property({ attribute: false })
  texts: Record<string, unknown> = {};

  override render() {
    if (this.findings.length === 0) {
      return html`<p>${this.localize.term('paceLearning_noFindings')}</p>`;
    }
    const sorted = [...this.findings].sort((a, b) => order[a.severity] - order[b.severity] || (a.line ?? 0) - (b.line ?? 0));
    return html`<ul>
      ${repeat(sorted, (_, i) => i, (finding) => this.#row(finding))}
    </ul>`;
  }

  #row(finding: Finding) {
    const guide = safeUrl(finding.guide);
    return html`<li>
      <div class="words">
        <div class="quiet">${this.#where(finding)}</div>
        <blockquote>${this.#words(finding) ?? nothing}</blockquote>
      </div>
      <div>
        <uui-tag color=${looks[finding.severity] ?? 'default'} look="secondary">${this.localize.term(`paceLearning_${finding.severity}`)}</uui-tag>
        <p>${finding.message}</p>
        ${finding.why ? html`<p class="quiet">${finding.why}</p>` : nothing}
        ${finding.instead?.length ? html`<p>${this.localize.term('paceLearning_instead', finding.instead.map((i) => `“${i}”`).join(', '))}</p>` : nothing}
        ${guide ? html`<p><a href=${guide} target="_blank" rel="noopener">${this.localize.term('paceLearning_guide')}</a></p>` : nothing}
      </div>
    </li>`;
  }

  #where(finding: Finding) {
    const place = finding.property ?? '';
    return finding.line ? this.localize.term('paceLearning_line', finding.line, place) : place;
  }

  #words(finding: Finding) {
    const text = this.texts[finding.property ?? 'body'];
    return typeof text === 'string' && finding.line ? text.split(/\r?\n/)[finding.line - 1]?.trim() || undefined : undefined;
  }

  static override styles = [
    panelStyles,
    css`
      :host {
        padding: 0;
        container-type: inline-size;
      }
      li {
        display: grid;
        grid-template-columns: 1fr;
        gap: var(--uui-size-space-4, 12px);
      }
      @container (min-width: 600px) {
        li {
          grid-template-columns: 1fr 1fr;
        }
      }
      blockquote {
        margin: var(--uui-size-space-2, 6px) 0 0;
        overflow-wrap: anywhere;
      }
    `,
  ];
}

export default PaceFindingsElement;

declare global {
  interface HTMLElementTagNameMap {
    'pace-findings': PaceFindingsElement;
  }
}
