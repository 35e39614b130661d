// Saves the draft as it is written. What can't be saved stays on this device and is sent when that is possible again; what somebody else saved meanwhile is merged by the server.
import { NotTaken } from './server.js';

const pause = 800;
const retry = 5000;

export const createSave = ({ editor, server, stamp, say, kept, onSaved, onContested }) => {
  let known = Number(stamp);
  let timer;
  let isSaving = false;
  let unsaved = false;
  let stopped = false;
  let saved = editor.text();

  const keepHere = async () => {
    try {
      await (await kept)?.keep(editor.text(), known);
      return Boolean(await kept);
    } catch {
      return false;
    }
  };

  const later = async (text) => {
    say((await keepHere()) ? text : 'This is only in this page. Leave it open: we keep trying to save it.');
    clearTimeout(timer);
    timer = setTimeout(save, retry);
  };

  const save = async () => {
    clearTimeout(timer);
    if (isSaving || !unsaved || stopped) {
      return;
    }
    isSaving = true;
    unsaved = false;
    const sent = editor.text();
    const since = editor.since();
    try {
      const told = await server.post('/draft', { text: sent, stamp: known });
      known = told.stamp;
      saved = told.text ?? sent;
      if (told.text && told.text !== sent) {
        // Somebody else’s paragraphs come in; what was typed meanwhile stays.
        since.become(told.text);
        unsaved = editor.text() !== saved;
      }
      document.dispatchEvent(new Event('pace:active'));
      onSaved(told, known);
      if (!unsaved) {
        await (await kept)?.drop();
      }
    } catch (problem) {
      unsaved = true;
      if (problem instanceof NotTaken && problem.status === 409) {
        stopped = true;
        await keepHere();
        onContested(problem.told);
      } else if (problem instanceof NotTaken && problem.status === 413) {
        await keepHere();
        say('This is too long to be saved. Make it shorter, or split it.');
      } else if (problem instanceof NotTaken && (problem.status === 401 || problem.status === 403 || problem.status === 404 || problem.status === 400)) {
        await later('You are signed out, so this is kept on this device. Sign in in another tab, and it is saved.');
      } else {
        await later('There is no connection, so this is kept on this device. It is saved when you are back online.');
      }
    } finally {
      since.end();
      isSaving = false;
    }
    if (unsaved && !stopped) {
      clearTimeout(timer);
      timer = setTimeout(save, retry / 5);
    }
  };

  addEventListener('online', save);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && unsaved) {
      keepHere();
      save();
    } else if (document.visibilityState === 'visible') {
      save();
    }
  });
  addEventListener('pagehide', () => unsaved && !stopped && server.leave('/draft', { text: editor.text(), stamp: known }));
  addEventListener('beforeunload', (event) => {
    if (unsaved && !navigator.onLine) {
      event.preventDefault();
    }
  });

  return {
    changed() {
      if (stopped) {
        return;
      }
      unsaved = editor.text() !== saved;
      clearTimeout(timer);
      timer = setTimeout(save, pause);
      // A killed browser sends nothing more: what is typed is here within a moment.
      keepHere();
    },
    /* What was kept here was written on an older save: the server puts it together with what came since. */
    restore(text, on) {
      known = Number(on) || known;
      editor.replace(text, false);
    },
    /* The form itself is sent: nothing more is to be saved. */
    sent() {
      stopped = true;
      clearTimeout(timer);
    },
    /* Takes in what somebody else saved. */
    newer(number) {
      if (number > known && !unsaved && !isSaving && !stopped) {
        unsaved = true;
        save();
      }
    },
  };
};
