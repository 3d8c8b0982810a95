#!/usr/bin/env python3
"""Times Ballast's methods beside those of imbalanced-learn, on the same tables, with the same options, on one core.

Needs Python 3.10 or newer with imbalanced-learn 0.10 or newer, and what benchmarks/run needs. On Debian or Ubuntu:

    apt-get install python3-imblearn
    /usr/bin/python3 benchmarks/peers/methods.py                       # half an hour or more
    /usr/bin/python3 benchmarks/peers/methods.py --methods enn smote   # some of it

elsewhere:

    python3 -m venv VENV && VENV/bin/pip install imbalanced-learn
    VENV/bin/python benchmarks/peers/methods.py

Every method goes from arrays to arrays. The two run in turn, and the quickest run of each counts. Seconds are those of the
processor, of all threads of a process, so that a second thread would count and other programs on the machine do not. Tables
are written by Ballast's side and read here, byte for byte: 33,000 rows of 30 columns in overlapping Gaussian clumps, a tenth
of them rare; the first of them alone where imbalanced-learn would take hours.
"""

import os

# Read by OpenMP and the BLAS libraries when they are loaded, hence before the imports below.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import collections
import inspect
import pathlib
import subprocess
import sys
import tempfile
import time
import warnings

import imblearn
import numpy as np
import sklearn
from imblearn import combine, over_sampling, under_sampling
from sklearn.cluster import KMeans

RUN = pathlib.Path(__file__).resolve().parent.parent / "run"
# So many turns, of which a peer gets fewer once it has taken more than PATIENCE seconds.
TURNS = 3
PATIENCE = 60
# A turn is as many runs as fit into so many seconds, and one at least.
TURN_SECONDS = 2
SEED = 42


def kmeans(clusters=None):
    """Lloyd's algorithm once from seeds by k-means++, at most 100 rounds, as Ballast does it."""
    return KMeans(n_clusters=clusters or 8, n_init=1, max_iter=100, tol=0, algorithm="lloyd", random_state=SEED)


# Table, how Ballast calls the method, the peer. Options that are not said are the same on both sides by themselves.
METHODS = {
    "random-over": ("numbers", "random-over", lambda: over_sampling.RandomOverSampler(random_state=SEED)),
    "random-under": ("numbers", "random-under", lambda: under_sampling.RandomUnderSampler(random_state=SEED)),
    "smote": ("numbers", "smote k=5", lambda: over_sampling.SMOTE(k_neighbors=5, random_state=SEED)),
    "borderline-smote": ("numbers", "borderline-smote k=5 m=10",
                         lambda: over_sampling.BorderlineSMOTE(k_neighbors=5, m_neighbors=10, random_state=SEED)),
    "adasyn": ("numbers", "adasyn k=5", lambda: over_sampling.ADASYN(n_neighbors=5, random_state=SEED)),
    "kmeans-smote": ("numbers", "kmeans-smote clusters=8 k=2 threshold=1",
                     lambda: over_sampling.KMeansSMOTE(kmeans_estimator=kmeans(), k_neighbors=2, density_exponent=30,
                                                       cluster_balance_threshold=0.1, random_state=SEED)),
    "smote-nc": ("mixed", "smote-nc k=5",
                 lambda: over_sampling.SMOTENC(categorical_features=[4, 5], k_neighbors=5, random_state=SEED)),
    "smote-n": ("codes", "smote-n k=5", lambda: over_sampling.SMOTEN(k_neighbors=5, random_state=SEED)),
    "enn": ("numbers", "enn k=3", lambda: under_sampling.EditedNearestNeighbours(n_neighbors=3)),
    "repeated-enn": ("numbers", "repeated-enn k=3 rounds=100",
                     lambda: under_sampling.RepeatedEditedNearestNeighbours(n_neighbors=3, max_iter=100)),
    "all-knn": ("numbers", "all-knn k=3", lambda: under_sampling.AllKNN(n_neighbors=3)),
    "tomek-links": ("numbers", "tomek-links", under_sampling.TomekLinks),
    "ncr": ("numbers", "ncr k=3", lambda: under_sampling.NeighbourhoodCleaningRule(n_neighbors=3)),
    "oss": ("numbers", "oss seeds=1", lambda: under_sampling.OneSidedSelection(n_seeds_S=1, random_state=SEED)),
    "cnn": ("few", "cnn seeds=1", lambda: under_sampling.CondensedNearestNeighbour(n_seeds_S=1, random_state=SEED)),
    "near-miss 1": ("numbers", "near-miss version=1 k=3", lambda: under_sampling.NearMiss(version=1, n_neighbors=3)),
    "near-miss 2": ("numbers", "near-miss version=2 k=3", lambda: under_sampling.NearMiss(version=2, n_neighbors=3)),
    "near-miss 3": ("numbers", "near-miss version=3 k=3 candidates=3",
                    lambda: under_sampling.NearMiss(version=3, n_neighbors=3, n_neighbors_ver3=3)),
    "cluster-centroids": ("few", "cluster-centroids rounds=100",
                          lambda: under_sampling.ClusterCentroids(estimator=kmeans(), voting="soft", random_state=SEED)),
    "smote, enn": ("numbers", "smote k=5 + enn k=3", lambda: combine.SMOTEENN(
        enn=under_sampling.EditedNearestNeighbours(sampling_strategy="all"), random_state=SEED)),
    "smote, tomek-links": ("numbers", "smote k=5 + tomek-links", lambda: combine.SMOTETomek(random_state=SEED)),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--methods", nargs="*", default=list(METHODS), choices=list(METHODS), metavar="METHOD",
                        help="of " + ", ".join(METHODS))
    options = parser.parse_args()
    # imbalanced-learn and scikit-learn warn of what later versions will do; none of it is about the results here.
    warnings.simplefilter("ignore", FutureWarning)

    print(f"imbalanced-learn {imblearn.__version__}, scikit-learn {sklearn.__version__}, numpy {np.__version__}, one thread\n")
    line(["method", "rows x columns", "imbalanced-learn / Ballast", "Ballast, s", "imbalanced-learn, s",
          "rows after, Ballast", "rows after, imbalanced-learn"])
    print("|---|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        ballast = Ballast(folder)
        for name in options.methods:
            compare(name, ballast, folder)


def compare(name, ballast, folder):
    table, method, peer = METHODS[name]
    values = np.load(pathlib.Path(folder) / f"{table}-values.npy")
    labels = np.load(pathlib.Path(folder) / f"{table}-labels.npy")
    ours, theirs = [], []
    for turn in range(TURNS):
        ours.append(ballast.answer(table, method))
        if turn == 0 or sum(seconds for seconds, _ in theirs) < PATIENCE:
            theirs.append(turn_of(peer, values, labels))
    our_seconds, our_rows = min(ours)
    their_seconds, their_rows = min(theirs)
    line([name, f"{values.shape[0]:,} x {values.shape[1]}", f"{their_seconds / our_seconds:.1f}", f"{our_seconds:.4f}",
          f"{their_seconds:.3f}", rows_text(our_rows), rows_text(their_rows)])


def turn_of(peer, values, labels):
    """The quickest run of a turn, and the common and rare rows of the result."""
    best = float("inf")
    spent = 0.0
    while spent < TURN_SECONDS:
        method = peer()
        if "n_jobs" in inspect.signature(type(method).__init__).parameters:
            method.set_params(n_jobs=1)
        start = time.process_time()
        _, new_labels = method.fit_resample(values, labels)
        seconds = time.process_time() - start
        best = min(best, seconds)
        spent += seconds
    counts = collections.Counter(new_labels.tolist())
    return best, (counts[0], counts[1])


class Ballast:
    """A virtual machine that answers with the quickest run of a turn, and the rows of the result."""

    def __init__(self, folder):
        self.process = subprocess.Popen([RUN, "methods", folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != "ready":
            sys.exit(f"{RUN} methods {folder} failed")

    def answer(self, table, method):
        print(TURN_SECONDS, table, method, file=self.process.stdin, flush=True)
        words = self.process.stdout.readline().split()
        if len(words) != 3:
            sys.exit(f"{RUN} methods failed at {method}")
        return float(words[0]), (int(words[1]), int(words[2]))


def rows_text(rows):
    return " + ".join(f"{number:,}" for number in rows)


def line(cells):
    print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
