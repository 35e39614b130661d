import { css } from '@umbraco-cms/backoffice/external/lit';

export const panelStyles = css`
  :host {
    display: block;
    padding: var(--uui-size-layout-1, 24px);
  }
  uui-box {
    margin-bottom: var(--uui-size-layout-1, 24px);
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    padding: var(--uui-size-space-3, 9px) 0;
    border-bottom: 1px solid var(--uui-color-divider, #d8d7d9);
  }
  li:last-child {
    border-bottom: 0;
  }
  p {
    margin: var(--uui-size-space-2, 6px) 0;
    max-width: 70ch;
  }
  .quiet {
    color: var(--uui-color-text-alt, #515054);
  }
  .problem {
    display: flex;
    flex-direction: column;
    gap: var(--uui-size-space-1, 3px);
    margin-bottom: var(--uui-size-space-5, 18px);
    padding: var(--uui-size-space-4, 12px);
    border-left: 4px solid var(--uui-color-danger, #d42054);
    background: var(--uui-color-surface-alt, #f3f3f5);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--uui-size-space-3, 9px);
    align-items: center;
  }
`;
