// Asks what there is to say about the text as soon as its writer pauses, and shows it beside the text and in it.
import { setFindings } from './marks.js';

const pause = 120;

export const createCheck = ({ editor, server, list, count, mark, onOpen, onFields }) => {
  let timer;
  let asking;

  const show = (told) => {
    editor.view.dispatch({ effects: setFindings.of(told.marks) });
    count.textContent = told.counts;
    // What is being typed or read in the list stays under the hands.
    if (!list.contains(document.activeElement) && list.dataset.shown !== told.findings) {
      list.innerHTML = told.findings;
      list.dataset.shown = told.findings;
    }
    for (const one of mark) {
      one.textContent = told.open;
    }
    onOpen(told.open);
    onFields(told.fields);
  };

  const ask = async () => {
    asking?.abort();
    asking = new AbortController();
    try {
      show(await server.post('/check', { text: editor.text() }, asking.signal));
    } catch {
      // The next pause asks again; what was found before stays.
    }
  };

  return {
    changed() {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    },
    ask,
  };
};
