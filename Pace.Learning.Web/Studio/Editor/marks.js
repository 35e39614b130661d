// Findings and other people in the text: a thick line for what is open, dots for what is answered, a tint where somebody else writes.
import { RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { structure } from './scan.js';

export const setFindings = StateEffect.define();
export const setOthers = StateEffect.define();

const open = Decoration.mark({ class: 'finding-open' });
const answered = Decoration.mark({ class: 'finding-answered' });
const other = Decoration.line({ class: 'other-person' });

const rangeOf = (doc, finding) => {
  const number = Math.min(Math.max(1, finding.line), doc.lines);
  const line = doc.line(number);
  if (finding.length > 0) {
    const from = Math.min(line.from + finding.column - 1, doc.length);
    return { from, to: Math.min(from + finding.length, doc.length) };
  }
  const at = finding.words ? line.text.toLowerCase().indexOf(finding.words.toLowerCase()) : -1;
  return at < 0 ? { from: line.from, to: line.to } : { from: line.from + at, to: line.from + at + finding.words.length };
};

const marksOf = (doc, findings) => Decoration.set(
  findings.map((finding) => ({ ...rangeOf(doc, finding), finding })).filter(({ from, to }) => to > from)
    .map(({ from, to, finding }) => (finding.isAnswered ? answered : open).range(from, to)), true);

/* Follows the text until the next answer of the server. */
export const findingMarks = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    const told = change.effects.find((effect) => effect.is(setFindings));
    return told ? marksOf(change.state.doc, told.value) : marks.map(change.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const paragraphAround = (doc, number) => {
  const line = Math.min(Math.max(1, number), doc.lines);
  const isText = (n) => doc.line(n).text.trim() !== '';
  let [from, to] = [line, line];
  while (from > 1 && isText(from - 1) && isText(from)) {
    from -= 1;
  }
  while (to < doc.lines && isText(to + 1) && isText(to)) {
    to += 1;
  }
  return [from, to];
};

const tintOf = (state, people) => {
  const lines = new Set();
  for (const person of people) {
    if (person.line > 0) {
      const [from, to] = paragraphAround(state.doc, person.line);
      for (let n = from; n <= to; n += 1) {
        lines.add(n);
      }
    }
  }
  const builder = new RangeSetBuilder();
  for (const n of [...lines].sort((a, b) => a - b)) {
    const { from } = state.doc.line(n);
    builder.add(from, from, other);
  }
  return builder.finish();
};

export const otherPeople = StateField.define({
  create: () => Decoration.none,
  update(marks, change) {
    const told = change.effects.find((effect) => effect.is(setOthers));
    return told ? tintOf(change.state, told.value) : marks.map(change.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const frontEnd = (state) => state.field(structure).front?.end ?? 0;

/* Front matter is set back, as it is about the text and not of it. */
export const frontLines = EditorView.decorations.compute([structure], (state) => {
  const builder = new RangeSetBuilder();
  for (let n = 1; n <= frontEnd(state); n += 1) {
    const { from } = state.doc.line(n);
    builder.add(from, from, Decoration.line({ class: 'front-line' }));
  }
  return builder.finish();
});

const openRanges = (state) => {
  const ranges = [];
  state.field(findingMarks).between(0, state.doc.length, (from, to, mark) => {
    if (mark === open) {
      ranges.push({ from, to });
    }
  });
  return ranges;
};

/* Goes to the next open finding, round and round. */
export const goToFinding = (view, step) => {
  const ranges = openRanges(view.state);
  if (ranges.length === 0) {
    return undefined;
  }
  const at = view.state.selection.main;
  const next = step > 0
    ? ranges.find((range) => range.from > at.from) ?? ranges[0]
    : ranges.findLast((range) => range.from < at.from) ?? ranges.at(-1);
  select(view, next.from, next.to);
  return view.state.doc.lineAt(next.from).number;
};

export const select = (view, from, to = from) => {
  view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
  view.focus();
};

export const goToLine = (view, number) => {
  const line = view.state.doc.line(Math.min(Math.max(1, number), view.state.doc.lines));
  const marks = [];
  view.state.field(findingMarks).between(line.from, line.to, (from, to) => { marks.push({ from, to }); });
  select(view, marks[0]?.from ?? line.from, marks[0]?.to ?? line.from);
};
