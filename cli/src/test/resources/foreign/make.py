"""Makes the files beside it: the same table as other programs write it. Run with pyarrow, polars, pandas, numpy, scikit-learn."""
import datetime as dt
import decimal

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet
from sklearn.datasets import dump_svmlight_file

N = 24
table = pa.table({
    "x": pa.array([i / 4 - 1 for i in range(N)]),
    "f": pa.array([np.float32(i) / np.float32(3) for i in range(N)], pa.float32()),
    "n": pa.array([i * 7 % 11 for i in range(N)], pa.int32()),
    "u": pa.array([i * 2000 for i in range(N)], pa.uint16()),
    "flag": pa.array([i % 3 == 0 for i in range(N)]),
    "s": pa.array([None if i % 7 == 3 else ("grün" if i % 2 else 'a,"b"') for i in range(N)]),
    "day": pa.array([dt.date(2024, 2, 20) + dt.timedelta(days=i) for i in range(N)]),
    "at": pa.array([dt.datetime(1969, 12, 31, 23, 59, 59, 250000) + dt.timedelta(hours=i) for i in range(N)],
                   pa.timestamp("us")),
    "utc": pa.array([dt.datetime(2024, 1, 1, 12) + dt.timedelta(minutes=i) for i in range(N)], pa.timestamp("ms", "UTC")),
    "price": pa.array([decimal.Decimal(i) / 100 for i in range(N)], pa.decimal128(9, 2)),
    "cat": pa.array(["red" if i % 2 else "blue" for i in range(N)]).dictionary_encode(),
    "y": pa.array(["rare" if i % 6 == 0 else "ok" for i in range(N)]),
})
for codec in ["none", "snappy", "gzip", "zstd", "lz4"]:
    pa.parquet.write_table(table, f"pyarrow-{codec}.parquet", compression=codec, row_group_size=10)
pa.parquet.write_table(table, "pyarrow-v2.parquet", version="2.6", data_page_version="2.0")
pa.parquet.write_table(table, "pyarrow-int96.parquet", use_deprecated_int96_timestamps=True)
polars = pl.from_arrow(table)
polars.write_parquet("polars.parquet")
table.to_pandas().to_parquet("pandas.parquet")
for codec in ["uncompressed", "lz4", "zstd"]:
    pa.feather.write_feather(table, f"pyarrow-{codec}.feather", compression=codec)
    polars.write_ipc(f"polars-{codec}.arrow", compression=codec)
with pa.ipc.new_stream("pyarrow.arrows", table.schema) as out:
    out.write_table(table, max_chunksize=7)
table.to_pandas().to_csv("pandas.csv", index=False)
table.to_pandas().to_csv("pandas-utf16.csv", index=False, encoding="utf-16")
polars.write_csv("polars.csv")
numbers = np.column_stack([np.array(table["x"]), np.array(table["f"], dtype=float), np.array(table["n"], dtype=float)])
labels = np.array([1 if y == "rare" else 0 for y in table["y"].to_pylist()])
np.savez("numpy.npz", X=numbers, y=labels)
np.savez_compressed("numpy-packed.npz", X=np.asfortranarray(numbers), y=np.array(table["y"].to_pylist()))
np.save("numpy.npy", numbers.astype(">f4"))
np.save("numpy.y.npy", labels.astype("u1"))
records = np.array([(a, int(b), c) for a, b, c in zip(numbers[:, 0], numbers[:, 2], table["y"].to_pylist())],
                   dtype=[("x", "<f8"), ("n", "<i2"), ("y", "<U4")])
np.save("numpy-records.npy", records)
dump_svmlight_file(numbers, labels, "sklearn.svm", zero_based=True, comment="from scikit-learn")
dump_svmlight_file(numbers, labels, "sklearn-one.svm", zero_based=False)
nested = pa.table({"a": pa.array([[1, 2], [3]]), "y": pa.array(["a", "b"])})
pa.parquet.write_table(nested, "nested.parquet")
pa.feather.write_feather(nested, "nested.feather")
