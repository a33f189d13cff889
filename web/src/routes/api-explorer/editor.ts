// The code editor of the API explorer: CodeMirror in the site's colours, with completion and checks from the schema.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { graphql, updateSchema } from 'cm6-graphql';
import { basicSetup } from 'codemirror';
import type { GraphQLSchema } from 'graphql';
import { editorTexts } from '../../lib/texts/editor.ts';

const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--c4-text)', fontWeight: '600' },
  { tag: [tags.propertyName, tags.attributeName], color: 'var(--c1-text)' },
  { tag: [tags.typeName, tags.atom, tags.bool, tags.null], color: 'var(--c5-text)' },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: 'var(--c7-text)' },
  { tag: [tags.string, tags.number], color: 'var(--c3-text)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: 'var(--t-1)', backgroundColor: 'var(--bg-sunk)', color: 'var(--ink)', borderRadius: 'var(--r-2)' },
  '&.cm-focused': { outline: 'var(--focus)', outlineOffset: 'var(--focus-gap)' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-3)', border: '0' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--bg-on)' },
  '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--bg-pop)', color: 'var(--ink)', border: '1px solid var(--line)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--bg-on)', color: 'var(--ink)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--bg-on)' },
});

/** What an editor needs. */
export interface EditorSettings {
  parent: HTMLElement;
  text: string;
  label: string;
  /** GraphQL with completion from a schema; plain text otherwise. */
  language: 'graphql' | 'json';
  changed: (text: string) => void;
  run: () => void;
}

/** An editor in the page. */
export interface Editor {
  setText(text: string): void;
  setSchema(schema: GraphQLSchema): void;
  destroy(): void;
}

/** Puts an editor into `parent`. Ctrl-Enter (Cmd-Enter) runs; Tab leaves it, so that the keyboard is never caught. */
export function createEditor({ parent, text, label, language, changed, run }: EditorSettings): Editor {
  const start = () => {
    run();
    return true;
  };
  /** Whether the last change was typed here. */
  let typed = false;
  const extensions: Extension[] = [
    Prec.highest(keymap.of([{ key: 'Mod-Enter', run: start }])),
    basicSetup,
    look,
    syntaxHighlighting(highlighting),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorState.tabSize.of(2),
    EditorState.phrases.of(editorTexts),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged) return;
      typed = update.transactions.some((one) => one.isUserEvent('input.type'));
      changed(update.state.doc.toString());
    }),
    language === 'graphql' ? graphql() : [],
  ];
  const view = new EditorView({ parent, doc: text, extensions });
  return {
    setText(next) {
      if (next !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    setSchema(schema) {
      updateSchema(view, schema);
      // Who has typed before it came gets completions now, as by one more key.
      if (typed && view.hasFocus) view.dispatch({ userEvent: 'input.type' });
    },
    destroy: () => view.destroy(),
  };
}
