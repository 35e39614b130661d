// Markdown with our front matter and blocks, coloured and folded.
import { defineLanguageFacet, foldService, HighlightStyle, Language, languageDataProp, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { styleTags, tags } from '@lezer/highlight';
import { parser, Table } from '@lezer/markdown';
import { fieldLine, structure } from './scan.js';

const isEnd = (line) => line.text.trimEnd() === '---';

const fieldParts = (cx, from, text) => {
  const field = fieldLine.exec(text);
  return field ? [cx.elt('FieldName', from, from + field[1].length + 1)] : [];
};

/* Takes lines up to the one that ends the fields, and leaves the reader behind it. */
const takeFields = (cx, line, children) => {
  let to = cx.lineStart + line.text.length;
  for (;;) {
    to = cx.lineStart + line.text.length;
    if (isEnd(line)) {
      cx.nextLine();
      return to;
    }
    if (line.text.startsWith(':::')) {
      return cx.lineStart - 1;
    }
    children.push(...fieldParts(cx, cx.lineStart, line.text));
    if (!cx.nextLine()) {
      return to;
    }
  }
};

const paceBlocks = {
  remove: ['HTMLBlock', 'HTMLTag', 'IndentedCode', 'SetextHeading'],
  defineNodes: [{ name: 'FrontMatter', block: true }, { name: 'BlockFields', block: true }, { name: 'BlockMark', block: true }, { name: 'FieldName' }],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse(cx, line) {
        if (cx.lineStart !== 0 || !isEnd(line)) {
          return false;
        }
        const children = [];
        let to = line.text.length;
        if (cx.nextLine()) {
          to = takeFields(cx, line, children);
        }
        cx.addElement(cx.elt('FrontMatter', 0, to, children));
        return true;
      },
    },
    {
      name: 'BlockMark',
      before: 'FencedCode',
      parse(cx, line) {
        if (!line.text.startsWith(':::')) {
          return false;
        }
        const opens = line.text.slice(3).trim() !== '';
        cx.addElement(cx.elt('BlockMark', cx.lineStart, cx.lineStart + line.text.length));
        const more = cx.nextLine();
        if (opens && more && fieldLine.test(line.text)) {
          const from = cx.lineStart;
          const children = [];
          const to = takeFields(cx, line, children);
          cx.addElement(cx.elt('BlockFields', from, to, children));
        }
        return true;
      },
      endLeaf: (_, line) => line.text.startsWith(':::'),
    },
  ],
  props: [styleTags({ 'FrontMatter BlockFields': tags.meta, FieldName: tags.propertyName, BlockMark: tags.keyword })],
};

const look = HighlightStyle.define([
  { tag: tags.heading, class: 'md-heading' },
  { tag: tags.strong, class: 'md-strong' },
  { tag: tags.emphasis, class: 'md-emphasis' },
  { tag: [tags.link, tags.url], class: 'md-link' },
  { tag: tags.quote, class: 'md-quote' },
  { tag: tags.monospace, class: 'md-code' },
  { tag: tags.processingInstruction, class: 'md-mark' },
  { tag: tags.meta, class: 'md-front' },
  { tag: tags.propertyName, class: 'md-field' },
  { tag: tags.keyword, class: 'md-block' },
]);

const folds = foldService.of((state, from) => {
  const found = state.field(structure);
  const number = state.doc.lineAt(from).number;
  const range = (end) => ({ from: state.doc.line(number).to, to: state.doc.line(end).to });
  if (found.front?.line === number && found.front.end) {
    return range(found.front.end);
  }
  const block = found.blocks.find((one) => one.line === number);
  if (block) {
    return block.end ? range(block.end) : null;
  }
  const title = found.headings.find((one) => one.line === number);
  if (title) {
    const next = found.headings.find((one) => one.line > number && one.level <= title.level);
    const end = next ? next.line - 1 : state.doc.lines;
    return end > number ? range(end) : null;
  }
  return null;
});

const data = defineLanguageFacet({});
const ofDocument = { props: [languageDataProp.add({ Document: data })] };
const language = new Language(data, parser.configure([Table, paceBlocks, ofDocument]), [], 'markdown');

export const paceMarkdown = [
  structure,
  new LanguageSupport(language),
  syntaxHighlighting(look),
  folds,
];
