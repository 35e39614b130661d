// Records in the browser, and sends what was recorded or chosen while it says how far it is. Without this file the form with its file is there, as it stands.
// What isn't sent is in this page's memory, and locked on the device as recording/kept.js says; nothing of it can be heard or seen by who comes after.
import { button, find, form, kind, megabyte, most, recorder, show } from './recording/page.js';
import { clearProblems, problem, problemBeside } from './recording/problems.js';
import { forgetUnsent, hasGone, isSending, send } from './recording/sending.js';
import { canRecord, capture } from './recording/capture.js';
import { withLength } from './recording/webm.js';
import { keptFor } from './recording/kept.js';

const endings = { mp4: '.mp4', webm: '.webm', ogg: '.ogg' };
let take; // what was recorded: { blob, name }
let kept;

const isWorking = () => isSending() || Boolean(take) || capture.isRunning();

// Leaving the site at once is never held up: that matters more than any recording.
addEventListener('beforeunload', event => {
  if (!hasGone() && isWorking() && !document.documentElement.classList.contains('leaving')) {
    event.preventDefault();
  }
});

// All that stands in the form goes with a recording.
const filled = token => {
  const body = new FormData(form);
  body.set('__RequestVerificationToken', token);
  return body;
};

form.addEventListener('submit', event => {
  const [file] = form.elements.file.files;
  if (capture.isRunning()) {
    event.preventDefault();
    problem('You are still recording. Press “Stop” first.');
    return;
  }
  if (take && !file) {
    event.preventDefault();
    acts.send();
    return;
  }
  if (!file && !form.elements.file.required && form.hasAttribute('data-words-too')) {
    // Words alone go as they go without this file.
    return;
  }
  event.preventDefault();
  if (file?.size > most) {
    clearProblems();
    problemBeside({ field: 'file', words: `This file is too big. We can take at most ${most / megabyte} MB`, help: [] });
    return;
  }
  send({ body: filled, refused: problemBeside });
});

const shown = {
  idle: [kind === 'video' ? 'ready' : 'start'],
  ready: ['start'],
  recording: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  taken: [],
};
const says = {
  idle: 'Not recording.',
  ready: 'The camera is on. Nothing is recorded yet.',
  recording: 'Recording.',
  paused: 'Paused. Nothing is recorded now.',
  taken: 'Recorded. It is not sent yet.',
};

const at = state => {
  const hadFocus = document.activeElement?.matches('[data-recorder] .recorder-state + .button-row button');
  find('state').textContent = says[state];
  recorder.dataset.at = state;
  for (const act of ['ready', 'start', 'pause', 'resume', 'stop']) {
    show(button(act), shown[state].includes(act));
  }
  show(find('clock'), state === 'recording' || state === 'paused');
  show(find('take'), state === 'taken');
  if (hadFocus && shown[state].length > 0) {
    button(shown[state][0]).focus();
  }
};

const hear = async ({ blob, type, length }) => {
  const whole = type.endsWith('webm') ? await withLength(blob, length) : blob;
  take = { blob: whole, name: `recording${endings[type.split('/')[1]] ?? ''}` };
  const back = find('back');
  URL.revokeObjectURL(back.src);
  back.src = URL.createObjectURL(whole);
  await kept?.settled();
  show(find('kept'), Boolean(kept?.isWhole));
  show(find('unkept'), !kept?.isWhole);
  at('taken');
};

capture.onPart = (part, length) => kept?.add(part, part.type.split(';')[0], length);
capture.onEnd = async taken => {
  if (taken.blob.size === 0) {
    problem('Nothing was recorded. Please try again.');
    at('idle');
    return;
  }
  await hear(taken);
  find('take-title').focus();
};

// From the page, and not from the device.
const silence = () => {
  const back = find('back');
  back.pause();
  URL.revokeObjectURL(back.src);
  back.removeAttribute('src');
  back.load();
  take = undefined;
  forgetUnsent();
};

const acts = {
  async ready() {
    if (await capture.ask()) {
      const live = find('live');
      live.srcObject = capture.stream;
      show(live, true);
      live.play().catch(() => {});
      at('ready');
    }
  },
  async start() {
    if (await capture.ask()) {
      kept?.begin();
      capture.begin();
      at('recording');
    }
  },
  pause() {
    capture.pause();
    at('paused');
  },
  resume() {
    capture.resume();
    at('recording');
  },
  stop() {
    capture.end();
  },
  again() {
    silence();
    kept?.drop();
    show(find('restored'), false);
    at('idle');
    button(shown.idle[0]).focus();
  },
  send() {
    find('back').pause();
    const { blob, name } = take;
    send({
      body: token => {
        const body = filled(token);
        body.set('file', blob, name);
        return body;
      },
      refused: answer => problem(answer.words, answer.help),
      sent: async () => {
        take = undefined;
        await kept?.drop();
      },
    });
  },
};

// Who comes after finds nothing in this page, not even by going back.
addEventListener('pagehide', () => {
  capture.release();
  if (take) {
    silence();
  }
});

if (canRecord()) {
  for (const [act, does] of Object.entries(acts)) {
    button(act)?.addEventListener('click', does);
  }
  at('idle');
  show(recorder, true);
  find('file-title').textContent = `Or ${find('file-title').textContent.toLowerCase()}`;
  kept = await keptFor(recorder.dataset.id, recorder.dataset.key);
  const before = await kept?.restore();
  if (before && !capture.isRunning() && !take) {
    show(find('restored'), true);
    await hear(before);
  }
}
