import decimal

import duckdb
import pandas as pd

con = duckdb.connect()


def load(table, path):
    """Reads a file into a table of DuckDB's. Change the path where the file lies elsewhere."""
    ending = path.lower().removesuffix(".gz").rsplit(".", 1)[-1]
    name = '"' + table.replace('"', '""') + '"'
    if ending in ("csv", "tsv", "txt", "tab"):
        source = con.read_csv(path)
    elif ending == "parquet":
        source = con.read_parquet(path)
    elif ending in ("json", "jsonl", "ndjson"):
        source = con.read_json(path)
    elif ending in ("xlsx", "xls", "ods"):
        source = pd.read_excel(path)
    else:
        raise ValueError(f"{path}: read it into a pandas data frame, and say con.register({table!r}, frame)")
    con.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM source")


def given(query=None):
    """What Python in InsightX is given: `columns`, `rows()`, `result`, `result_df`, of a query or of the whole table."""
    relation = con.sql(all_rows if query is None else query)
    values = [[plain(value) for value in row] for row in relation.fetchall()]
    columns = {name: [row[index] for row in values] for index, name in enumerate(relation.columns)}

    def rows():
        return [dict(zip(columns, row)) for row in values]

    return {"columns": columns, "rows": rows, "result": columns, "result_df": relation.df()}


def plain(value):
    """A decimal as a float, as InsightX has it."""
    return float(value) if isinstance(value, decimal.Decimal) else value
