// What GraphiQL opens with: a question on the seed story whose answer shows what the graph is for.

export const FIRST_QUESTION = `# Does the Russian army use Starlink? Who affirms it, who denies it, and in which words?
# Press the play button. The pages on the left list everything else that can be asked.
query WhoSaysWhat {
  claims(filter: { predicate: USES, object: "entity:starlink" }, first: 10) {
    nodes {
      text
      status
      statements(first: 10) {
        nodes {
          stance
          certainty
          directness
          speaker { name }
          principal { name }
          evidence { role exact sentence { line } }
        }
      }
    }
  }
}
`;
