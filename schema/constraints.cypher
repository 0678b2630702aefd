// What Neo4j itself keeps true, and the indexes that serve every ordered list.
// Applied at each start; every line may run again. Neo4j Community has uniqueness constraints only:
// the rest is checked at the border and by `attest verify`.

// Identity

CREATE CONSTRAINT entity_id_unique IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;
CREATE CONSTRAINT claim_id_unique IF NOT EXISTS FOR (claim:Claim) REQUIRE claim.id IS UNIQUE;
CREATE CONSTRAINT statement_id_unique IF NOT EXISTS FOR (statement:Statement) REQUIRE statement.id IS UNIQUE;
CREATE CONSTRAINT evidence_id_unique IF NOT EXISTS FOR (evidence:Evidence) REQUIRE evidence.id IS UNIQUE;
CREATE CONSTRAINT article_id_unique IF NOT EXISTS FOR (article:Article) REQUIRE article.id IS UNIQUE;
CREATE CONSTRAINT sentence_id_unique IF NOT EXISTS FOR (sentence:Sentence) REQUIRE sentence.id IS UNIQUE;
CREATE CONSTRAINT mention_id_unique IF NOT EXISTS FOR (mention:Mention) REQUIRE mention.id IS UNIQUE;
CREATE CONSTRAINT import_id_unique IF NOT EXISTS FOR (import:Import) REQUIRE import.id IS UNIQUE;
CREATE CONSTRAINT retraction_id_unique IF NOT EXISTS FOR (retraction:Retraction) REQUIRE retraction.id IS UNIQUE;
CREATE CONSTRAINT judgement_id_unique IF NOT EXISTS FOR (judgement:Judgement) REQUIRE judgement.id IS UNIQUE;
CREATE CONSTRAINT change_id_unique IF NOT EXISTS FOR (change:Change) REQUIRE change.id IS UNIQUE;
CREATE CONSTRAINT ledger_id_unique IF NOT EXISTS FOR (ledger:Ledger) REQUIRE ledger.id IS UNIQUE;
CREATE CONSTRAINT related_id_unique IF NOT EXISTS FOR ()-[related:RELATED]-() REQUIRE related.id IS UNIQUE;

// Ordered pages: equality on the first key, a range on the sort key.
// A list without a filter seeks on `sortKey` alone.

CREATE RANGE INDEX entity_sortKey_range IF NOT EXISTS FOR (entity:Entity) ON (entity.sortKey);
CREATE RANGE INDEX entity_kind_sortKey_range IF NOT EXISTS FOR (entity:Entity) ON (entity.kind, entity.sortKey);
CREATE RANGE INDEX entity_parentId_sortKey_range IF NOT EXISTS FOR (entity:Entity) ON (entity.parentId, entity.sortKey);

CREATE RANGE INDEX claim_sortKey_range IF NOT EXISTS FOR (claim:Claim) ON (claim.sortKey);
CREATE RANGE INDEX claim_predicate_sortKey_range IF NOT EXISTS FOR (claim:Claim) ON (claim.predicate, claim.sortKey);
CREATE RANGE INDEX claim_status_sortKey_range IF NOT EXISTS FOR (claim:Claim) ON (claim.status, claim.sortKey);
CREATE RANGE INDEX claim_subjectId_sortKey_range IF NOT EXISTS FOR (claim:Claim) ON (claim.subjectId, claim.sortKey);
CREATE RANGE INDEX claim_objectId_sortKey_range IF NOT EXISTS FOR (claim:Claim) ON (claim.objectId, claim.sortKey);
CREATE RANGE INDEX involves_entityId_sortKey_range IF NOT EXISTS FOR ()-[involves:INVOLVES]-() ON (involves.entityId, involves.sortKey);

CREATE RANGE INDEX statement_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.sortKey);
CREATE RANGE INDEX statement_claimId_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.claimId, statement.sortKey);
CREATE RANGE INDEX statement_speakerId_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.speakerId, statement.sortKey);
CREATE RANGE INDEX statement_principalId_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.principalId, statement.sortKey);
CREATE RANGE INDEX statement_stance_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.stance, statement.sortKey);
CREATE RANGE INDEX voicedBy_entityId_sortKey_range IF NOT EXISTS FOR ()-[voicedBy:VOICED_BY]-() ON (voicedBy.entityId, voicedBy.sortKey);
CREATE RANGE INDEX toldIn_articleId_sortKey_range IF NOT EXISTS FOR ()-[toldIn:TOLD_IN]-() ON (toldIn.articleId, toldIn.sortKey);

CREATE RANGE INDEX article_sortKey_range IF NOT EXISTS FOR (article:Article) ON (article.sortKey);
CREATE RANGE INDEX article_publisherId_sortKey_range IF NOT EXISTS FOR (article:Article) ON (article.publisherId, article.sortKey);
CREATE RANGE INDEX names_entityId_sortKey_range IF NOT EXISTS FOR ()-[names:NAMES]-() ON (names.entityId, names.sortKey);
CREATE RANGE INDEX sentence_articleId_sortKey_range IF NOT EXISTS FOR (sentence:Sentence) ON (sentence.articleId, sentence.sortKey);
CREATE RANGE INDEX mention_entityId_sortKey_range IF NOT EXISTS FOR (mention:Mention) ON (mention.entityId, mention.sortKey);

CREATE RANGE INDEX related_fromId_sortKey_range IF NOT EXISTS FOR ()-[related:RELATED]-() ON (related.fromId, related.sortKey);
CREATE RANGE INDEX related_toId_sortKey_range IF NOT EXISTS FOR ()-[related:RELATED]-() ON (related.toId, related.sortKey);
CREATE RANGE INDEX import_sortKey_range IF NOT EXISTS FOR (import:Import) ON (import.sortKey);
CREATE RANGE INDEX retraction_sortKey_range IF NOT EXISTS FOR (retraction:Retraction) ON (retraction.sortKey);
CREATE RANGE INDEX judgement_sortKey_range IF NOT EXISTS FOR (judgement:Judgement) ON (judgement.sortKey);
CREATE RANGE INDEX judgement_leftId_sortKey_range IF NOT EXISTS FOR (judgement:Judgement) ON (judgement.leftId, judgement.sortKey);
CREATE RANGE INDEX judgement_rightId_sortKey_range IF NOT EXISTS FOR (judgement:Judgement) ON (judgement.rightId, judgement.sortKey);
CREATE RANGE INDEX change_sortKey_range IF NOT EXISTS FOR (change:Change) ON (change.sortKey);
CREATE RANGE INDEX import_sequence_range IF NOT EXISTS FOR (import:Import) ON (import.sequence);

// Rows of the ledger and what follows from them.

CREATE RANGE INDEX retraction_sequence_range IF NOT EXISTS FOR (retraction:Retraction) ON (retraction.sequence);
CREATE RANGE INDEX retraction_statementId_range IF NOT EXISTS FOR (retraction:Retraction) ON (retraction.statementId);
CREATE RANGE INDEX judgement_sequence_range IF NOT EXISTS FOR (judgement:Judgement) ON (judgement.sequence);
CREATE RANGE INDEX change_number_range IF NOT EXISTS FOR (change:Change) ON (change.number);
CREATE RANGE INDEX relayedBy_onBehalfOf_range IF NOT EXISTS FOR ()-[relayedBy:RELAYED_BY]-() ON (relayedBy.onBehalfOf);

// Pages of what a hub holds under one more condition.

CREATE RANGE INDEX involves_entityId_predicate_sortKey_range IF NOT EXISTS FOR ()-[involves:INVOLVES]-() ON (involves.entityId, involves.predicate, involves.sortKey);
CREATE RANGE INDEX involves_entityId_status_sortKey_range IF NOT EXISTS FOR ()-[involves:INVOLVES]-() ON (involves.entityId, involves.status, involves.sortKey);
CREATE RANGE INDEX claim_subjectId_predicate_sortKey_range IF NOT EXISTS FOR (claim:Claim) ON (claim.subjectId, claim.predicate, claim.sortKey);
CREATE RANGE INDEX claim_objectId_predicate_sortKey_range IF NOT EXISTS FOR (claim:Claim) ON (claim.objectId, claim.predicate, claim.sortKey);
CREATE RANGE INDEX statement_claimId_stance_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.claimId, statement.stance, statement.sortKey);
CREATE RANGE INDEX statement_speakerId_stance_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.speakerId, statement.stance, statement.sortKey);
CREATE RANGE INDEX statement_principalId_stance_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.principalId, statement.stance, statement.sortKey);
CREATE RANGE INDEX voicedBy_entityId_stance_sortKey_range IF NOT EXISTS FOR ()-[voicedBy:VOICED_BY]-() ON (voicedBy.entityId, voicedBy.stance, voicedBy.sortKey);
CREATE RANGE INDEX related_fromId_predicate_sortKey_range IF NOT EXISTS FOR ()-[related:RELATED]-() ON (related.fromId, related.predicate, related.sortKey);
CREATE RANGE INDEX related_fromId_status_sortKey_range IF NOT EXISTS FOR ()-[related:RELATED]-() ON (related.fromId, related.status, related.sortKey);
CREATE RANGE INDEX related_fromId_toKind_sortKey_range IF NOT EXISTS FOR ()-[related:RELATED]-() ON (related.fromId, related.toKind, related.sortKey);
CREATE RANGE INDEX related_fromId_toId_sortKey_range IF NOT EXISTS FOR ()-[related:RELATED]-() ON (related.fromId, related.toId, related.sortKey);
CREATE RANGE INDEX related_toId_predicate_sortKey_range IF NOT EXISTS FOR ()-[related:RELATED]-() ON (related.toId, related.predicate, related.sortKey);
CREATE RANGE INDEX related_toId_status_sortKey_range IF NOT EXISTS FOR ()-[related:RELATED]-() ON (related.toId, related.status, related.sortKey);
CREATE RANGE INDEX related_toId_fromKind_sortKey_range IF NOT EXISTS FOR ()-[related:RELATED]-() ON (related.toId, related.fromKind, related.sortKey);
CREATE RANGE INDEX related_toId_fromId_sortKey_range IF NOT EXISTS FOR ()-[related:RELATED]-() ON (related.toId, related.fromId, related.sortKey);

// Pages of what is rare in the whole graph.

CREATE RANGE INDEX entity_nameStatus_sortKey_range IF NOT EXISTS FOR (entity:Entity) ON (entity.nameStatus, entity.sortKey);
CREATE RANGE INDEX statement_isConcession_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.isConcession, statement.sortKey);
CREATE RANGE INDEX statement_isArticleVoice_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.isArticleVoice, statement.sortKey);
CREATE RANGE INDEX statement_isRelayed_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.isRelayed, statement.sortKey);
CREATE RANGE INDEX statement_isHeadline_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.isHeadline, statement.sortKey);
CREATE RANGE INDEX statement_isHedged_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.isHedged, statement.sortKey);
CREATE RANGE INDEX statement_certainty_sortKey_range IF NOT EXISTS FOR (statement:Statement) ON (statement.certainty, statement.sortKey);
CREATE RANGE INDEX article_language_sortKey_range IF NOT EXISTS FOR (article:Article) ON (article.language, article.sortKey);

// Words: candidates for a search. The analyzer folds accents and case of any script's letters as they are indexed.

CREATE FULLTEXT INDEX entity_names_fulltext IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.name, entity.nameValues]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
CREATE FULLTEXT INDEX claim_text_fulltext IF NOT EXISTS FOR (claim:Claim) ON EACH [claim.text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
CREATE FULLTEXT INDEX sentence_text_fulltext IF NOT EXISTS FOR (sentence:Sentence) ON EACH [sentence.text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};
// Names by how they sound and look in Latin letters, folded already: for those that could be one another.
CREATE FULLTEXT INDEX entity_nameKeys_fulltext IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.nameKeys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
// Identifiers in other systems, each whole and as it is written: for entities that have one in common.
CREATE FULLTEXT INDEX entity_externalIds_fulltext IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.externalIds]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}};
