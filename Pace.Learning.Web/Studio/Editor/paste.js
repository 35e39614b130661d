// What comes from Word, Google Docs or a web page comes in as clean Markdown.
import { StateEffect, StateField } from '@codemirror/state';

const isMarkup = /<(p|h[1-6]|ul|ol|li|table|b|strong|em|i|a|blockquote|br|span)[\s>/]/i;

const begin = StateEffect.define();
const end = StateEffect.define();

/* Where the plain words of a paste stand until their Markdown comes. */
export const pasted = StateField.define({
  create: () => [],
  update(ranges, change) {
    let next = ranges.map((range) => ({ ...range, from: change.changes.mapPos(range.from, 1), to: change.changes.mapPos(range.to, -1) }));
    for (const effect of change.effects) {
      if (effect.is(begin)) {
        next = [...next, effect.value];
      } else if (effect.is(end)) {
        next = next.filter((range) => range.key !== effect.value);
      }
    }
    return next;
  },
});

export const createPaste = ({ server, say }) => {
  let count = 0;
  return (event, view) => {
    const data = event.clipboardData;
    const html = data?.getData('text/html');
    if (!html || data.types.includes('vscode-editor-data') || !isMarkup.test(html)) {
      return false;
    }
    event.preventDefault();
    const plain = data.getData('text/plain').replace(/\r\n?/g, '\n');
    const { from, to } = view.state.selection.main;
    const key = ++count;
    view.dispatch({
      changes: { from, to, insert: plain }, selection: { anchor: from + plain.length }, effects: begin.of({ key, from, to: from + plain.length, plain }), userEvent: 'input.paste', scrollIntoView: true,
    });
    say('Pasting…');
    server.post('/studio/paste', { html: html.replace(/(src=["']?)data:[^"'\s>]*/gi, '$1') }).then((told) => {
      const range = view.state.field(pasted).find((one) => one.key === key);
      // Somebody who went on typing in it keeps what is there.
      if (range && view.state.sliceDoc(range.from, range.to) === plain && told.markdown) {
        const at = view.state.selection.main.head;
        view.dispatch({
          changes: { from: range.from, to: range.to, insert: told.markdown }, effects: end.of(key), userEvent: 'input.paste',
          ...(at === range.to ? { selection: { anchor: range.from + told.markdown.length } } : {}),
        });
      } else {
        view.dispatch({ effects: end.of(key) });
      }
      say(told.notes.length > 0 ? told.notes.join(' ') : 'Pasted.');
    }).catch(() => {
      view.dispatch({ effects: end.of(key) });
      say('Pasted as plain text.');
    });
    return true;
  };
};
