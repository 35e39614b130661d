// The form of fields beside the text. Both say the same: what is changed in one is changed in the other.
import { structure } from './scan.js';

const plain = /^[A-Za-z0-9(“‘][^:#]*$/;
const scalar = (text) => (plain.test(text) && !/^(true|false|null|yes|no|~)$/i.test(text) ? text : JSON.stringify(text));

const written = (field, value) => {
  const items = value.split('\n').map((line) => line.trim()).filter(Boolean);
  switch (field.dataset.form) {
    case 'choices':
      return [`${field.dataset.field}: [${items.join(', ')}]`];
    case 'lines':
      return [`${field.dataset.field}:`, ...items.map((item) => `  - ${scalar(item)}`)];
    case 'number': case 'day':
      return [`${field.dataset.field}: ${items.join(' ')}`];
    default:
      return [`${field.dataset.field}: ${scalar(items.join(' '))}`];
  }
};

/* The lines of a field, from its name to the next one. */
const placeOf = (state, name) => {
  const front = state.field(structure).front;
  if (!front?.end) {
    return undefined;
  }
  let from;
  for (let n = 2; n <= front.end; n += 1) {
    const text = state.doc.line(n).text;
    if (from && (n === front.end || /^[a-z0-9-]+:/.test(text))) {
      return { from, to: n };
    }
    if (!from && n < front.end && text.startsWith(`${name}:`)) {
      from = n;
    }
  }
  return { from: front.end, to: front.end };
};

const unquoted = (text) => {
  if (/^".*"$/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  }
  return /^'.*'$/.test(text) ? text.slice(1, -1).replaceAll("''", "'") : /^[>|&*!]/.test(text) ? undefined : text;
};

const readList = (text) => (/^\[.*\]$/.test(text) ? text.slice(1, -1).split(',').map((item) => unquoted(item.trim())).filter(Boolean) : undefined);

/* What the text says of a field; undefined where only the server could read it. */
const read = (state, name) => {
  const place = placeOf(state, name);
  if (!place) {
    return undefined;
  }
  if (place.from === place.to) {
    return '';
  }
  const first = state.doc.line(place.from).text.slice(name.length + 1).trim();
  const more = [];
  for (let n = place.from + 1; n < place.to; n += 1) {
    more.push(state.doc.line(n).text);
  }
  if (first === '' && more.every((line) => /^\s*- /.test(line))) {
    const items = more.map((line) => unquoted(line.replace(/^\s*- /, '').trim()));
    return items.includes(undefined) ? undefined : items.join('\n');
  }
  return more.some((line) => line.trim()) ? undefined : readList(first)?.join('\n') ?? unquoted(first);
};

const valueOf = (field) => (field.dataset.form === 'choices' ? [...field.querySelectorAll('input:checked')].map((box) => box.value).join('\n') : field.querySelector('input, textarea, select').value);

const setValue = (field, value) => {
  if (field.dataset.form === 'choices') {
    const chosen = new Set(value.split('\n'));
    field.querySelectorAll('input[type=checkbox]').forEach((box) => { box.checked = chosen.has(box.value); });
  } else {
    field.querySelector('input, textarea, select').value = value;
  }
};

export const createFields = ({ editor, root }) => {
  const fields = [...root.querySelectorAll('[data-field]')];
  let isWriting = false;

  const write = (field) => {
    const { state } = editor.view;
    const place = placeOf(state, field.dataset.field);
    if (!place) {
      return;
    }
    const value = valueOf(field);
    const lines = value.trim() === '' ? [] : written(field, value);
    const from = state.doc.line(place.from).from;
    const to = state.doc.line(place.to).from;
    isWriting = true;
    editor.view.dispatch({ changes: { from, to, insert: lines.map((line) => `${line}\n`).join('') } });
    isWriting = false;
  };

  for (const field of fields) {
    field.addEventListener('input', () => write(field));
    field.addEventListener('change', () => write(field));
  }

  return {
    changed() {
      if (isWriting) {
        return;
      }
      for (const field of fields.filter((one) => !one.contains(document.activeElement))) {
        const value = read(editor.view.state, field.dataset.field);
        if (value !== undefined && value !== valueOf(field)) {
          setValue(field, value);
        }
      }
    },
  };
};
