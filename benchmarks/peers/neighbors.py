#!/usr/bin/env python3
"""Times Ballast beside native libraries: the 5 nearest others of every row, exactly, on one thread.

Needs Python 3.10 or newer with faiss-cpu, scikit-learn, numpy and threadpoolctl, and what benchmarks/run needs:

    python3 -m venv VENV && VENV/bin/pip install faiss-cpu scikit-learn numpy threadpoolctl
    VENV/bin/python benchmarks/peers/neighbors.py                      # some minutes
    VENV/bin/python benchmarks/peers/neighbors.py --no-kd-tree         # without the large, flat shapes
    VENV/bin/python benchmarks/peers/neighbors.py --shapes 20000x16 --kd-tree-shapes 100000x4

Rows are Gaussian in every case, from different generators. Ballast and scikit-learn compare double precision; faiss
compares single precision, so that its neighbors may differ where distances nearly tie.
"""

import os

# Read by OpenMP and the BLAS libraries when they are loaded, hence before the imports below.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

# OpenBLAS, which faiss-cpu brings along, does not know every processor, and takes an old kernel for one that it does not know.
try:
    with open("/proc/cpuinfo") as processors:
        if "avx512vl" in processors.read():
            os.environ.setdefault("OPENBLAS_CORETYPE", "SKYLAKEX")
except OSError:
    pass

import argparse
import pathlib
import subprocess
import sys
import time

import faiss
import numpy as np
import sklearn
import threadpoolctl
from sklearn.neighbors import NearestNeighbors

K = 5
SHAPES = ["20000x8", "20000x16", "20000x32", "20000x64", "20000x128", "10000x512"]
KD_TREE_SHAPES = ["200000x2", "200000x4", "200000x8", "100000x12"]
# The quickest of at least so many searches counts, unless one takes longer than PATIENCE seconds.
LEAST_RUNS = 3
PATIENCE = 20
RUN = pathlib.Path(__file__).resolve().parent.parent / "run"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shapes", nargs="*", default=SHAPES, metavar="ROWSxCOLUMNS",
                        help="to compare everything with everything on")
    parser.add_argument("--kd-tree-shapes", nargs="*", default=KD_TREE_SHAPES, metavar="ROWSxCOLUMNS",
                        help="to search by scikit-learn's k-d tree")
    parser.add_argument("--no-kd-tree", action="store_true", help="leave the k-d tree out, which takes longest")
    options = parser.parse_args()
    faiss.omp_set_num_threads(1)

    kernels = {library.get("architecture") for library in threadpoolctl.threadpool_info()} - {None}
    print(f"faiss {faiss.__version__}, scikit-learn {sklearn.__version__}, numpy {np.__version__}, one thread; "
          f"BLAS kernels: {', '.join(sorted(kernels))}\n")
    table(options.shapes, {"faiss IndexFlatL2": faiss_flat, "scikit-learn brute": sklearn_search("brute")})
    if not options.no_kd_tree:
        print()
        table(options.kd_tree_shapes, {"scikit-learn kd_tree": sklearn_search("kd_tree")})


def table(shapes, peers):
    line(["rows x columns", "Ballast, s"] + [f"{peer}, s" for peer in peers] + [f"{peer} / Ballast" for peer in peers])
    print("|---|" + "---:|" * (1 + 2 * len(peers)))
    for shape in shapes:
        rows, columns = (int(number) for number in shape.split("x"))
        # One shape after the other: what else the machine does then touches all contenders of a row alike.
        ballast = ballast_seconds(shape)
        values = np.random.default_rng(42).standard_normal((rows, columns))
        seconds = [best_seconds(search, values) for search in peers.values()]
        line([f"{rows:,} x {columns}", f"{ballast:.3f}"] + [f"{s:.3f}" for s in seconds]
             + [f"{s / ballast:.1f}" for s in seconds])


def line(cells):
    print("| " + " | ".join(cells) + " |", flush=True)


def ballast_seconds(shape):
    answer = subprocess.run([RUN, "seconds", shape], stdout=subprocess.PIPE, text=True)
    if answer.returncode != 0:
        sys.exit(f"{RUN} seconds {shape} failed")
    return float(answer.stdout.split()[2])


def best_seconds(search, values):
    best = float("inf")
    spent = 0.0
    for run in range(LEAST_RUNS):
        start = time.perf_counter()
        search(values)
        seconds = time.perf_counter() - start
        best = min(best, seconds)
        spent += seconds
        if spent > PATIENCE:
            break
    return best


def faiss_flat(values):
    rows = np.ascontiguousarray(values, dtype=np.float32)
    index = faiss.IndexFlatL2(rows.shape[1])
    index.add(rows)
    # One more than K: every row finds itself.
    return index.search(rows, K + 1)


def sklearn_search(algorithm):
    # Without rows to search for, kneighbors leaves every row itself out.
    return lambda values: NearestNeighbors(n_neighbors=K, algorithm=algorithm, n_jobs=1).fit(values).kneighbors()


if __name__ == "__main__":
    main()
