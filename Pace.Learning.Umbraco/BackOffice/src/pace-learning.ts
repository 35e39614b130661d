// Umbraco loads this file and registers every manifest that it finds in it.
export { manifests } from './manifests.js';
