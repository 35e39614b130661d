// What a writer may want next: kinds of blocks, their fields, and what a field can say. All of it comes from the server, which knows what the compiler knows.
import { snippet, snippetCompletion } from '@codemirror/autocomplete';
import { blockAt, isFieldLine, structure } from './scan.js';

/* A block as a writer begins it: what stands in ${…} is typed over. */
export const insertBlock = (view, shape) => {
  const { from, to } = view.state.selection.main;
  const line = view.state.doc.lineAt(from);
  const isBlank = line.text.trim() === '';
  const at = isBlank ? line.from : to === from ? line.to : to;
  const before = isBlank ? '' : '\n\n';
  const after = view.state.doc.lineAt(at).number === view.state.doc.lines ? '\n' : '';
  snippet(before + shape.template.trimEnd() + after)(view, null, at, isBlank ? line.to : at);
  view.focus();
};

const kindsIn = (words, outer) => words.blocks.filter((shape) => (shape.onlyInside ?? null) === (outer && words.inside.has(outer.kind) ? outer.kind : null)
  || (outer?.kind === 'choice' && shape.name === 'choice'));

const referredTo = (words, field) => (field.values.length > 0 ? field.values.map((label) => ({ label })) : words.named[field.names] ?? []);

export const completions = (words) => (context) => {
  const { state, pos } = context;
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  const found = state.field(structure);

  const kind = /^:::([a-z-]*)$/.exec(before);
  if (kind) {
    const outer = blockAt({ blocks: found.blocks.filter((b) => b.line !== line.number) }, line.number);
    return {
      from: line.from,
      options: kindsIn(words, outer).map((shape) => snippetCompletion(shape.template.trimEnd(), { label: `:::${shape.name}`, detail: shape.label, type: 'class' })),
      validFor: /^:::[a-z-]*$/,
    };
  }

  const cited = /\[@([A-Za-z0-9-]*)$/.exec(before);
  if (cited) {
    return { from: pos - cited[1].length, options: words.named.source.map((s) => ({ ...s, apply: `${s.label}]` })), validFor: /^[\w-]*$/ };
  }
  const referred = /\(ref:([a-z0-9-]*)$/.exec(before);
  if (referred) {
    return { from: pos - referred[1].length, options: words.named.document, validFor: /^[\w-]*$/ };
  }
  const picture = /!\[[^\]]*\]\((\S*)$/.exec(before);
  if (picture) {
    return { from: pos - picture[1].length, options: words.named.media, validFor: /^[\w./-]*$/ };
  }

  const isFront = found.front && line.number > 1 && line.number < (found.front.end ?? Infinity);
  const block = isFront ? undefined : blockAt(found, line.number);
  const shape = isFront ? words.front : words.blocks.find((one) => one.name === block?.kind);
  if (!shape || !(isFront || isFieldLine(block, line.number))) {
    return null;
  }
  const value = /^([a-z-]+):\s*(?:\[(?:[^\]]*,)?\s*)?([^\],]*)$/.exec(before);
  if (value) {
    const field = shape.fields.find((one) => one.name === value[1]);
    const options = field ? referredTo(words, field) : [];
    return options.length > 0 ? { from: pos - value[2].length, options, validFor: /^[^\],]*$/ } : null;
  }
  const name = /^[a-z-]*$/.exec(before);
  if (name && (context.explicit || name[0].length > 0)) {
    const there = new Set(block?.fields ?? []);
    return {
      from: line.from,
      options: shape.fields.filter((field) => !there.has(field.name) || field.name === name[0])
        .map((field) => ({ label: field.name, apply: `${field.name}: `, detail: field.isRequired ? 'needed' : '', type: 'property', boost: field.isRequired ? 1 : 0 })),
      validFor: /^[a-z-]*$/,
    };
  }
  return null;
};

/* The vocabulary as the server tells it, made quick to look things up in. */
export const readWords = (told) => ({ ...told, inside: new Set(told.blocks.map((shape) => shape.onlyInside).filter(Boolean)) });

export const noWords = readWords({ blocks: [], front: { fields: [] }, named: { source: [], document: [], media: [], download: [], contribution: [] } });
