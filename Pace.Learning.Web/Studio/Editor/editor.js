// Makes the page of a document what it is with scripts: a text area becomes an editor, and what is written is saved, checked and shown while one writes.
import { createCheck } from './check.js';
import { readWords, noWords } from './completion.js';
import { createFields } from './fields.js';
import { keptTextOf } from './kept-text.js';
import { goToLine, select } from './marks.js';
import { createPaste } from './paste.js';
import { createPresence } from './presence.js';
import { createPreview } from './preview.js';
import { createSave } from './save.js';
import { createServer } from './server.js';
import { createToolbar } from './toolbar.js';
import { createEditor } from './view.js';

const page = document.querySelector('[data-studio]');
const form = page.querySelector('form[data-document]');
const area = form.querySelector('textarea[data-editor]');
const address = form.dataset.document;
const part = (name) => page.querySelector(`[data-part=${name}]`);
const status = part('status');

const say = (text) => {
  if (status.textContent !== text) {
    status.textContent = text;
  }
};

// What is typed is saved as it stands: it needn't be kept beside that.
form.elements.__form?.remove();

let words = noWords;
const server = createServer(form, address);
const kept = keptTextOf(address, server, address);
const label = page.querySelector(`label[for="${area.id}"]`) ?? part('label');
label.id ||= 'text-label';

const editor = createEditor(area, {
  nonce: form.dataset.nonce,
  labelledBy: label.id,
  describedBy: area.getAttribute('aria-describedby'),
  onChange(isRemote) {
    check.changed();
    preview?.changed();
    fields.changed();
    if (!isRemote) {
      save.changed();
    }
  },
  onMove() {},
  onFinding: (line) => part('announce').textContent = line ? `Finding in line ${line}` : 'There are no open findings',
  onPaste: (event, view) => paste(event, view),
  onInsert: () => toolbar.openMenu(),
});
const host = part('editor');
host.append(editor.view.dom);
area.hidden = true;
area.required = false;
label.addEventListener('click', (event) => {
  event.preventDefault();
  editor.view.focus();
});
page.classList.add('with-editor');

const paste = createPaste({ server, say });
const toolbar = createToolbar({ bar: part('tools'), editor, words: () => words });
const fields = createFields({ editor, root: part('fields') ?? document.createElement('div') });
const frame = part('preview');
const preview = frame && createPreview({ editor, server, frame });
const check = createCheck({
  editor, server, list: part('findings'), count: part('counts'), mark: page.querySelectorAll('[data-part=open]'),
  onOpen: (open) => page.classList.toggle('has-findings', open > 0),
  onFields: (values) => fields.told(values),
});
const save = createSave({
  editor, server, kept, say, stamp: form.elements['Input.Stamp'].value,
  onSaved(told, stamp) {
    form.elements['Input.Stamp'].value = stamp;
    say(told.saved);
    if (told.merged) {
      part('announce').textContent = told.merged;
    }
  },
  onContested(told) {
    const box = part('contested');
    box.hidden = false;
    box.querySelector('p').textContent = told?.says ?? 'Somebody else changed the same words.';
    say('Not saved. What you wrote is kept here.');
    box.querySelector('button').focus();
  },
});
createPresence({ editor, server, list: part('people'), onSaved: save.newer });

form.addEventListener('submit', () => save.sent());
part('findings').addEventListener('click', (event) => {
  const to = event.target.closest('[data-line]');
  const instead = event.target.closest('[data-instead]');
  const keep = event.target.closest('[data-answers]');
  if (instead) {
    event.preventDefault();
    const { from, to: end } = rangeOf(instead);
    if (from !== undefined) {
      editor.view.dispatch({ changes: { from, to: end, insert: instead.dataset.instead } });
      select(editor.view, from, from + instead.dataset.instead.length);
    }
  } else if (keep) {
    event.preventDefault();
    answer(keep);
  } else if (to) {
    event.preventDefault();
    part('show-write')?.click();
    goToLine(editor.view, Number(to.dataset.line));
  }
});

// Enter in a reason keeps it, as its button does.
part('findings').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.isComposing && event.target.matches('input[data-finding]')) {
    event.preventDefault();
    answer(event.target.parentElement.querySelector('[data-answers]'));
  }
});

const rangeOf = (button) => {
  const text = editor.text();
  const [line, said] = [Number(button.dataset.line), button.dataset.words];
  const from = text.indexOf(said, editor.view.state.doc.line(Math.min(line, editor.view.state.doc.lines)).from);
  return from < 0 ? {} : { from, to: from + said.length };
};

const answer = async (button) => {
  const field = page.querySelector(`#${button.dataset.reason}`);
  if (field && field.value.trim() === '') {
    field.focus();
    return;
  }
  const reason = field?.value ?? '';
  const items = () => [...part('findings').querySelectorAll('.findings > li')];
  const nth = items().indexOf(button.closest('li'));
  try {
    const told = await server.post('/answer', { text: editor.text(), finding: button.value, reason });
    if (field) {
      // It is in the text now.
      field.value = '';
    }
    editor.replace(told.text, false);
    part('announce').textContent = told.says;
    await check.again(() => {
      // On to the next finding, or to the one that is asked again.
      const next = field ? items()[nth] : check.find(button.value)?.closest('li');
      (next?.querySelector('h3 a') ?? page.querySelector('#findings')).focus();
    });
  } catch {
    part('announce').textContent = 'That was not kept. Try again.';
  }
};

server.get(`/studio/vocabulary?path=${encodeURIComponent(form.dataset.path)}`).then((told) => told.json()).then((told) => {
  words = readWords(told);
  editor.learn(words);
}).catch(() => {});

kept.then((here) => here?.restore()).then((found) => {
  if (found && found.text !== editor.text()) {
    save.restore(found.text, found.stamp);
    say('What you wrote last is back. It is being saved.');
  }
}).catch(() => {});

check.ask();
