import { UmbContextToken } from '@umbraco-cms/backoffice/context-api';

export const UMB_DOCUMENT_WORKSPACE_CONTEXT = new UmbContextToken('UmbWorkspaceContext');
