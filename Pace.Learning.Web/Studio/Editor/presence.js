// Tells the others where somebody writes, and shows where they do.
import { setOthers } from './marks.js';
import { headingAt, structure } from './scan.js';

const every = 4000;

export const createPresence = ({ editor, server, list, onSaved }) => {
  let timer;
  const place = () => {
    const line = editor.view.state.doc.lineAt(editor.view.state.selection.main.head).number;
    return { line: editor.view.hasFocus ? line : 0, heading: editor.view.hasFocus ? headingAt(editor.view.state.field(structure), line)?.text ?? '' : '' };
  };

  const tell = async () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible') {
      try {
        const told = await server.post('/presence', place());
        if (list.dataset.shown !== told.html) {
          list.innerHTML = told.html;
          list.dataset.shown = told.html;
        }
        editor.view.dispatch({ effects: setOthers.of(told.people) });
        onSaved(told.stamp);
      } catch {
        // Whoever is there is told the next time.
      }
    }
    timer = setTimeout(tell, every);
  };

  addEventListener('pagehide', () => server.leave('/presence', { line: 0, heading: '', leaves: 'true' }));
  tell();
};
