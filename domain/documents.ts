/** What is done with the documents of a goal (domain.md 3.11, 5.7); the file itself was taken in before, under an id of its own. */
export type DocumentAct =
  | { readonly do: 'attachDocument'; readonly on: string; readonly document: string; readonly name: string } // goal or goal/code
  | { readonly do: 'removeDocument'; readonly goal: string; readonly document: string; readonly name: string; readonly reason: string };
