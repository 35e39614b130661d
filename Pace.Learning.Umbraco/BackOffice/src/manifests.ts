/** What the back office gets from us. Each element is loaded when it is first shown. */
export const manifests: Array<UmbExtensionManifest> = [
  { type: 'localization', alias: 'PaceLearning.Localization.En', name: 'Pace Learning in English', meta: { culture: 'en' }, js: () => import('./lang/en.js') },
  { type: 'localization', alias: 'PaceLearning.Localization.Cy', name: 'Pace Learning in Welsh', meta: { culture: 'cy' }, js: () => import('./lang/cy.js') },
  {
    type: 'propertyEditorUi',
    alias: 'PaceLearning.ContributionPicker',
    name: "Pace Learning: picker for a parent's contribution",
    element: () => import('./contribution-picker.element.js'),
    meta: { label: "Parent's contribution", icon: 'icon-quote', group: 'pickers', propertyEditorSchemaAlias: 'Umbraco.TextBox' },
  },
  {
    type: 'workspaceView',
    alias: 'PaceLearning.WorkspaceView.Document',
    name: 'Pace Learning: checks, use and review of a document',
    element: () => import('./document-panel.element.js'),
    weight: 150,
    meta: { label: '#paceLearning_panel', pathname: 'pace-learning', icon: 'icon-checkbox' },
    conditions: [
      { alias: 'Umb.Condition.WorkspaceAlias', match: 'Umb.Workspace.Document' },
      {
        alias: 'Umb.Condition.WorkspaceContentTypeAlias',
        oneOf: ['paceCourse', 'paceModule', 'paceLesson', 'pacePathway', 'pacePage', 'paceAgreement', 'paceAgreementVersion', 'paceStatement', 'paceOffer'],
      },
    ],
  },
  {
    type: 'dashboard',
    alias: 'PaceLearning.Dashboard',
    name: 'Pace Learning: what waits',
    element: () => import('./dashboard.element.js'),
    weight: 50,
    meta: { label: '#paceLearning_dashboard', pathname: 'pace-learning' },
    conditions: [{ alias: 'Umb.Condition.SectionAlias', match: 'Umb.Section.Content' }],
  },
];
