// What GraphiQL opens with: a question on the seed story whose answer shows what the graph is for.

export const FIRST_QUESTION = `# "Elon Musk and the Kremlin deny that Russian forces
# are using Starlink", says a headline. Do they?
# Press the play button to see who denies what, in
# whose words. The book icon on the left tells what
# else can be asked.
query WhoDeniesWhat {
  claims(
    filter: {
      predicate: USES
      subject: "entity:russian-armed-forces"
      status: CONTESTED
    }
  ) {
    nodes {
      text
      status
      oppositions {
        nodes {
          grade
          explanation
          denying {
            speaker { name }
            evidence(roles: [CONTENT]) { exact }
          }
        }
      }
    }
  }
}
`;
