// What the toolbar and the keys do to the text.
const wrap = (mark) => (view) => {
  const { state } = view;
  const { from, to } = state.selection.main;
  const word = from === to ? state.wordAt(from) : null;
  const [start, end] = [word?.from ?? from, word?.to ?? to];
  const n = mark.length;
  const isOn = state.sliceDoc(start - n, start) === mark && state.sliceDoc(end, end + n) === mark && state.sliceDoc(start - n - 1, start - n) !== mark[0];
  view.dispatch(isOn
    ? { changes: [{ from: start - n, to: start }, { from: end, to: end + n }], selection: { anchor: start - n, head: end - n } }
    : { changes: [{ from: start, insert: mark }, { from: end, insert: mark }], selection: { anchor: start + n, head: end + n } });
  view.focus();
  return true;
};

export const bold = wrap('**');
export const italic = wrap('*');

const between = (open, middle, close) => (view) => {
  const { from, to } = view.state.selection.main;
  const text = view.state.sliceDoc(from, to);
  const at = from + open.length + text.length + middle.length;
  view.dispatch({ changes: { from, to, insert: open + text + middle + close }, selection: { anchor: text ? at : from + open.length } });
  view.focus();
  return true;
};

export const link = between('[', '](', ')');
export const picture = between('![', '](media/', ')');

const lineStart = (mark) => (view) => {
  const { state } = view;
  const line = state.doc.lineAt(state.selection.main.from);
  const had = /^(#{1,6} |- |\d+\. |> )/.exec(line.text)?.[0] ?? '';
  view.dispatch({ changes: { from: line.from, to: line.from + had.length, insert: had === mark ? '' : mark } });
  view.focus();
  return true;
};

export const heading = lineStart('## ');
export const list = lineStart('- ');

const item = /^(\s*)([-*>]|\d+\.)( (?:\[[ x]\] )?)/;

/* A new line of a list begins as the last one did; an empty one ends the list. */
export const continueList = (view) => {
  const { state } = view;
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  const found = item.exec(line.text);
  if (!found || from !== to || from < line.from + found[0].length) {
    return false;
  }
  if (line.text.trim() === found[0].trim()) {
    view.dispatch({ changes: { from: line.from, to: line.to }, userEvent: 'delete' });
    return true;
  }
  const [, indent, mark, space] = found;
  const next = /\d/.test(mark) ? `${Number.parseInt(mark, 10) + 1}.` : mark;
  const insert = `\n${indent}${next}${space.replace('[x]', '[ ]')}`;
  view.dispatch({ changes: { from, insert }, selection: { anchor: from + insert.length }, userEvent: 'input', scrollIntoView: true });
  return true;
};
