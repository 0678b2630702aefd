// What GraphiQL opens with: a question on the seed story whose answer shows what the graph is for.

export const FIRST_QUESTION = `# Does the Russian army use Starlink?
# Who affirms it, who denies it, in which words?
# Press the play button to see. The book icon on
# the left tells what else can be asked.
query WhoSaysWhat {
  claims(
    filter: { predicate: USES, object: "entity:starlink" }
    first: 10
  ) {
    nodes {
      text
      status
      statements(first: 10) {
        nodes {
          stance
          certainty
          directness
          isHeadline
          speaker { name }
          principal { name }
          evidence { role exact sentence { line } }
        }
      }
    }
  }
}
`;
