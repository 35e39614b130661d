// Asks what there is to say about the text as soon as its writer pauses, and shows it beside the text and in it.
import { setFindings } from './marks.js';

const pause = 120;

/* The rule of a finding, and where in the text it stood. */
const partsOf = (key) => {
  const at = key.lastIndexOf('@');
  return { rule: key.slice(0, at), place: Number(key.slice(at + 1)) };
};

const reasonsOf = (list) => [...list.querySelectorAll('input[data-finding]')];

/* Where a finding stands in a list that was made of a newer text. */
const nearest = (inputs, key, changes) => {
  const { rule, place } = partsOf(key);
  const now = changes && place <= changes.length ? changes.mapPos(place) : place;
  const distance = (input) => Math.abs(partsOf(input.dataset.finding).place - now);
  return inputs.filter((input) => partsOf(input.dataset.finding).rule === rule).sort((one, other) => distance(one) - distance(other))[0];
};

export const createCheck = ({ editor, server, list, count, mark, onOpen, onFields }) => {
  let timer;
  let asking;
  let shownSince;
  let then;
  let waiting;

  /* The list is made anew; what was typed in it stays with the finding that it was typed for. */
  const redraw = (findings, between) => {
    const typed = reasonsOf(list).filter((input) => input.value !== '');
    list.innerHTML = findings;
    list.dataset.shown = findings;
    const inputs = reasonsOf(list);
    for (const was of typed) {
      const now = nearest(inputs.filter((input) => input.value === ''), was.dataset.finding, between);
      if (now) {
        now.value = was.value;
      }
    }
  };

  const show = (told, since, between) => {
    editor.view.dispatch({ effects: setFindings.of(told.marks) });
    count.textContent = told.counts;
    for (const one of mark) {
      one.textContent = told.open;
    }
    onOpen(told.open);
    onFields(told.fields);
    // What is being typed or read in the list stays under the hands, until whoever is there leaves or acts.
    if (!then && list.contains(document.activeElement)) {
      waiting = told.findings !== list.dataset.shown;
      since.end();
      return;
    }
    waiting = false;
    if (list.dataset.shown !== told.findings) {
      redraw(told.findings, between);
    }
    shownSince?.end();
    shownSince = since;
    const done = then;
    then = undefined;
    done?.();
  };

  const ask = async () => {
    clearTimeout(timer);
    asking?.abort();
    asking = new AbortController();
    const since = editor.since();
    // From the text of the list that is shown to the one that is asked about.
    const between = shownSince?.changes;
    try {
      show(await server.post('/check', { text: editor.text() }, asking.signal), since, between);
    } catch {
      // The next pause asks again; what was found before stays.
      since.end();
    }
  };

  list.addEventListener('focusout', (event) => {
    if (waiting && !list.contains(event.relatedTarget)) {
      waiting = false;
      ask();
    }
  });

  return {
    changed() {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    },
    ask,
    /* Looks again, also while somebody is in the list; what is to be done then is done on the new one. */
    again(done) {
      then = done;
      return ask();
    },
    /* The field for the reason of a finding, by its rule and where it stands now. */
    find: (key) => nearest(reasonsOf(list), key),
  };
};
