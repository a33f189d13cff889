"""Recomputes the figures of a lake by Spark SQL: spark.py LAKE SQL_FOLDER OUT.

Writes a JSON line for each row of each figure to OUT. SPARK_MASTER names the cluster; by default two workers on this machine,
each a process of its own. LAKE may be any address that Spark reads, e.g. s3a://bucket/lake; tables are the folders in TABLES.
"""

import json
import os
import re
import sys

from pyspark.sql import SparkSession

DAY_US = 86_400_000_000
TABLES = [
    "blocks", "transactions", "transaction_fees", "messages", "flows", "provider_samples", "deployments", "orders", "leases", "lease_gpus",
]


def statements(path: str) -> list[str]:
    """The statements of a file, each ended by a semicolon at the end of its line."""
    with open(path, encoding="utf-8") as file:
        parts = re.split(r";\s*$", file.read(), flags=re.M)
    return [part for part in parts if re.sub(r"^--.*$", "", part, flags=re.M).strip()]


def open_table(spark: SparkSession, lake: str, table: str) -> None:
    """A table as a view; beside each time stands the same in microseconds."""
    rows = spark.read.option("recursiveFileLookup", "true").parquet(f"{lake}/{table}")
    times = [f"unix_micros({name}) AS {name}_us" for name, kind in rows.dtypes if kind == "timestamp"]
    rows.selectExpr("*", *times).createOrReplaceTempView(table)


def main(lake: str, folder: str, out: str) -> None:
    builder = SparkSession.builder.appName("leasebook lake").master(os.environ.get("SPARK_MASTER", "local-cluster[2,1,1024]"))
    settings = {
        "spark.sql.session.timeZone": "UTC",
        # An overflow is an error, not a null.
        "spark.sql.ansi.enabled": "true",
        "spark.sql.shuffle.partitions": os.environ.get("SPARK_PARTITIONS", "4"),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    for table in TABLES:
        open_table(spark, lake, table)
    spark.sql(
        f"SELECT explode(sequence(first, last, {DAY_US})) AS day FROM (SELECT min(time_us) - mod(min(time_us), {DAY_US}) AS first,"
        f" max(time_us) - mod(max(time_us), {DAY_US}) AS last FROM blocks)"
    ).createOrReplaceTempView("days")
    for statement in statements(f"{folder}/views.sql"):
        spark.sql(statement)
    # What many figures are made of is computed once.
    for view in ["bucket", "lease_day", "offer_day", "supply_day"]:
        spark.catalog.cacheTable(view)
    with open(out, "w", encoding="utf-8") as file:
        file.write(json.dumps({"workers": spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1}) + "\n")
        for place, statement in enumerate(statements(f"{folder}/figures.sql")):
            whole = "CAST(CAST({0} AS DECIMAL(38, 0)) AS STRING) AS {0}"
            columns = ["CAST(CAST(day AS BIGINT) AS STRING) AS day", "member", whole.format("numerator"), whole.format("denominator")]
            for row in spark.sql(f"SELECT {', '.join(columns)} FROM ({statement}) AS figure").collect():
                file.write(json.dumps({"figure": place, **row.asDict()}) + "\n")
            print(f"figure {place + 1}", flush=True)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:4])
