import '@umbraco-ui/uui';
import { UmbContextProvider } from '@umbraco-cms/backoffice/context-api';
import { umbLocalizationManager } from '@umbraco-cms/backoffice/localization-api';
import { manifests } from '../src/manifests.js';
import '../src/contribution-picker.element.js';
import '../src/dashboard.element.js';
import '../src/document-panel.element.js';
import cy from '../src/lang/cy.js';
import en from '../src/lang/en.js';

// A page for the tests: an element of ours inside something that gives it the back office's contexts.
const flat = (dictionary: Record<string, Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(dictionary).flatMap(([area, terms]) => Object.entries(terms).map(([term, words]) => [`${area}_${term}`, words])));

interface Harness {
  manifests: unknown;
  changes: Array<unknown>;
  show: (tag: string, options?: { language?: string; document?: unknown; documentType?: string; parent?: string; properties?: Record<string, unknown> }) => void;
}

const harness: Harness = {
  manifests,
  changes: [],
  show: (tag, { language = 'en', document: data, documentType, parent, properties = {} } = {}) => {
    const words = (language === 'cy' ? cy : en) as Record<string, Record<string, unknown>>;
    umbLocalizationManager.documentLanguage = language;
    umbLocalizationManager.registerManyLocalizations([{ $code: language, $dir: 'ltr', ...flat(words) }]);
    document.documentElement.lang = language;
    const host = document.querySelector('main')!;
    host.replaceChildren();
    const provide = (token: string, context: object) => new UmbContextProvider(host, token, { getHostElement: () => host, ...context } as never).hostConnected();
    provide('UmbAuthContext', { getOpenApiConfiguration: () => ({ base: location.origin, credentials: 'include', token: async () => '[redacted]' }) });
    if (data) {
      provide('UmbWorkspaceContext', { getData: () => data, structure: { getOwnerContentType: () => ({ alias: documentType }) } });
      provide('UmbParentEntityContext', { getParent: () => (parent ? { unique: parent, entityType: 'document' } : undefined) });
    }
    const element = Object.assign(document.createElement(tag), properties);
    element.addEventListener('change', () => harness.changes.push((element as unknown as { value: unknown }).value));
    host.append(element);
  },
};

(window as unknown as { harness: Harness }).harness = harness;
