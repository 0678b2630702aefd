"""What followthemoney, networkx and rdflib find in the exports of a folder."""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

import networkx
import rdflib
from followthemoney import model

folder = Path(sys.argv[1])


def read_graphml():
    graph = networkx.read_graphml(folder / "graph.graphml", force_multigraph=True)
    edges = [data for _, _, data in graph.edges(data=True)]
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "statuses": Counter(edge["status"] for edge in edges),
        "statements": sum(edge["statementCount"] for edge in edges),
        "degree": graph.degree("entity:starlink"),
    }


def read_ftm():
    lines = [json.loads(line) for line in open(folder / "graph.ftm.json", encoding="utf-8")]
    proxies = {line["id"]: model.get_proxy(line, cleaned=False) for line in lines}
    faults = []
    ties = []
    for line in lines:
        proxy = proxies[line["id"]]
        for name, values in line["properties"].items():
            # What is no value of the property's type is dropped while it is read.
            if len(proxy.get(name)) != len(values):
                faults.append(f"{line['id']} {name}: {values}")
        for prop, value in proxy.itervalues():
            if prop.type.name != "entity":
                continue
            target = proxies.get(value)
            if target is None or not target.schema.is_a(prop.range):
                faults.append(f"{line['id']} {prop.name}: {value}")
        for name in proxy.schema.required:
            if not proxy.get(name):
                faults.append(f"{line['id']} has no {name}")
        if proxy.schema.edge:
            ties.append([proxy.schema.name, proxy.first(proxy.schema.edge_source), proxy.first(proxy.schema.edge_target)])
        elif not proxy.caption:
            faults.append(f"{line['id']} has no caption")
    return {
        "count": len(lines),
        "schemata": Counter(line["schema"] for line in lines),
        "ids": len(proxies),
        "faults": faults,
        "ties": sorted(ties),
        "recordIds": sorted(value for proxy in proxies.values() for value in proxy.get("recordId", quiet=True)),
    }


def read_rdf(name, syntax):
    graph = rdflib.Dataset()
    graph.parse(folder / name, format=syntax)
    return {"quads": sum(1 for _ in graph.quads()), "types": Counter(str(o) for _, _, o, _ in graph.quads((None, rdflib.RDF.type, None, None)))}


def read_csv():
    tables = {}
    for path in sorted((folder / "csv").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            tables[path.stem] = len(list(csv.DictReader(file, strict=True)))
    return tables


print(
    json.dumps(
        {
            "graphml": read_graphml(),
            "ftm": read_ftm(),
            "jsonld": read_rdf("graph.jsonld", "json-ld"),
            "csv": read_csv(),
        }
    )
)
