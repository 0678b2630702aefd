"""What a client in Python learns of the story, as JSON: the same as ../typescript/facts.ts."""

import json
import sys

from attest_client import Client
from attest_client.enums import EntityKind, OppositionGrade, Predicate, Status
from attest_client.input_types import ClaimFilter, EntityFilter
from attest_client.what_happened_when import WhatHappenedWhenEntitiesNodesEvent


def learn_facts(url: str) -> dict:
    """Asks the three questions at `url`, such as `http://localhost:4000/graphql`."""
    with Client(url=url) as client:
        claims = client.who_denies_what(
            ClaimFilter(
                predicate=Predicate.USES,
                subject="entity:russian-armed-forces",
                status=Status.CONTESTED,
            )
        ).claims
        article = client.headline_against_body("article:musk-kremlin-starlink").article
        entities = client.what_happened_when(first=20, filter_=EntityFilter(kind=EntityKind.Event)).entities
    return {
        "squareDenials": [
            {"denying": opposition.denying.speaker.name, "affirming": opposition.affirming.speaker.name}
            for claim in claims.nodes
            for opposition in claim.oppositions.nodes
            if opposition.grade == OppositionGrade.DIRECT
        ],
        "headline": {check.statement.speaker.name: check.quoted.verdict for check in article.headline_checks},
        "events": {
            node.name: node.occurrence
            for node in entities.nodes
            if isinstance(node, WhatHappenedWhenEntitiesNodesEvent)
        },
    }


print(json.dumps(learn_facts(sys.argv[1])))
