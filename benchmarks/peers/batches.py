#!/usr/bin/env python3
"""Times the stream of `ballast batches` beside PyTorch's DataLoader and the training loops that it feeds.

Needs Python 3.10 or newer with pyarrow, numpy, scikit-learn and torch, and what the launcher needs:

    python3 -m venv VENV && VENV/bin/pip install pyarrow numpy scikit-learn torch
    VENV/bin/python benchmarks/peers/batches.py              # some minutes; prints the tables of docs/python.md
    VENV/bin/python benchmarks/peers/batches.py --rounds 1   # a first look
    VENV/bin/python benchmarks/peers/batches.py --loops      # runs the loops of docs/python.md; needs jax, too

All contenders take their turn in every round, and the middle round counts: other work on the machine slows all of them. A turn
begins when its contender has run for a while: no start is in it.
"""

import os

# Read by OpenMP and the BLAS libraries when they are loaded: threads that wait for each other would be measured otherwise.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import pathlib
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parent.parent.parent
BALLAST = str(HOME / "ballast")
PAGE = HOME / "docs" / "python.md"
ROWS, COLUMNS, BATCH = 285_000, 30, 256
CLASSES = "ok=0.998,fraud=0.002"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often every contender takes its turn")
    parser.add_argument("--seconds", type=float, default=3, help="how long a turn takes, about")
    parser.add_argument("--warm", type=float, default=3, help="how long a contender runs before that")
    parser.add_argument("--loops", action="store_true", help="run the loops of docs/python.md instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.loops:
            run_loops(folder)
        else:
            measure(folder, options)


def run_loops(folder):
    """Runs every block of the page, shell or Python, in its order, where the page's reader would."""
    os.symlink(BALLAST, os.path.join(folder, "ballast"))
    for language, code in re.findall(r"```(sh|python)\n(.*?)```", PAGE.read_text(), re.S):
        print(f"--- {language}: {code.splitlines()[0]}", flush=True)
        command = ["bash", "-ec", code] if language == "sh" else [sys.executable, "-c", code]
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, check=True, env={**os.environ, "PATH": folder + ":" + os.environ["PATH"]})
        print(f"--- {time.perf_counter() - start:.1f} s", flush=True)


def measure(folder, options):
    import numpy as np
    import pyarrow as pa
    import pyarrow.csv
    import sklearn
    import torch
    from sklearn.linear_model import SGDClassifier
    from torch.utils.data import BatchSampler, DataLoader, TensorDataset, WeightedRandomSampler

    table = os.path.join(folder, "fraud.csv")
    subprocess.run([BALLAST, "generate", "-o", table, "--rows", str(ROWS), "--columns", str(COLUMNS), "--classes", CLASSES],
                   check=True, stdout=subprocess.DEVNULL)
    read = pyarrow.csv.read_csv(table)
    x = np.column_stack([read.column(i).to_numpy() for i in range(COLUMNS)])
    y = (read.column("class").to_numpy(zero_copy_only=False) == "fraud").astype(np.int64)
    names = [f"x{i + 1}" for i in range(COLUMNS)]
    torch.set_num_threads(1)

    def stream(sampler):
        # Too many epochs for any turn: a turn ends by closing the pipe.
        return subprocess.Popen([BALLAST, "batches", table, "-l", "class", "--sampler", *sampler, "--batch", str(BATCH),
                                 "--epochs", "1000000", "-o", "-"], stdout=subprocess.PIPE)

    def rate(step):
        """Batches a second of something that does one batch a call."""
        done, seconds = 0, 0.0
        for length in (options.warm, options.seconds):
            done, start, seconds = 0, time.perf_counter(), 0.0
            while seconds < length:
                for _ in range(20):
                    step()
                done += 20
                seconds = time.perf_counter() - start
        return done / seconds

    def of_stream(sampler, use):
        with stream(sampler) as process:
            reader = pa.ipc.open_stream(process.stdout)
            result = rate(lambda: use(reader.read_next_batch()))
            process.stdout.close()
        return result

    def raw_bytes(sampler):
        """What comes through the pipe when nobody looks at it."""
        with stream(sampler) as process:
            room = bytearray(1 << 17)
            sizes = []
            reads = rate(lambda: sizes.append(process.stdout.raw.readinto(room)))
            process.stdout.close()
        return reads * statistics.fmean(sizes[len(sizes) // 2:]) / message_bytes

    def message(sampler):
        with stream(sampler) as process:
            reader = pa.ipc.open_stream(process.stdout)
            size = pa.ipc.get_record_batch_size(reader.read_next_batch())
            process.stdout.close()
        return size

    message_bytes = message(["weighted"])

    def matrix(batch):
        return batch.select(names).to_tensor().to_numpy(), batch["label"].indices.to_numpy()

    def tensors(batch):
        features, labels = matrix(batch)
        # Copied, since what Arrow hands out cannot be written to.
        return torch.tensor(features), torch.tensor(labels)

    weights = np.where(y == 1, len(y) / (2 * y.sum()), len(y) / (2 * (len(y) - y.sum())))
    data = TensorDataset(torch.from_numpy(x), torch.from_numpy(y))

    def drawn():
        return WeightedRandomSampler(weights, len(y), generator=torch.Generator().manual_seed(1))

    def of_loader(loader):
        batches = iter(loader)
        return rate(lambda: next(batches))

    def endless(loader):
        def batches():
            while True:
                yield from loader
        return batches()

    def partial_fit():
        model = SGDClassifier(loss="log_loss")
        return lambda features, labels: model.partial_fit(features, labels, classes=[0, 1])

    def network():
        torch.manual_seed(1)
        model = torch.nn.Sequential(torch.nn.Linear(COLUMNS, 64), torch.nn.ReLU(), torch.nn.Linear(64, 1)).double()
        optimizer = torch.optim.Adam(model.parameters())
        loss = torch.nn.BCEWithLogitsLoss()

        def step(features, labels):
            optimizer.zero_grad()
            loss(model(features).squeeze(1), labels.double()).backward()
            optimizer.step()
        return step

    pieces = [(x[i:i + BATCH], y[i:i + BATCH]) for i in range(0, len(y) - BATCH, BATCH)]

    def in_memory(step, convert):
        ready = [convert(*piece) for piece in pieces]
        turn = [0]

        def next_step():
            step(*ready[turn[0] % len(ready)])
            turn[0] += 1
        return rate(next_step)

    as_is = lambda features, labels: (features, labels)
    as_tensors = lambda features, labels: (torch.from_numpy(features), torch.from_numpy(labels))
    fit_stream = lambda step, convert: lambda: of_stream(["weighted"], lambda batch: step(*convert(batch)))
    mixed = ["mixed", "--method", "smote", "--shuffle"]
    loader = DataLoader(data, batch_size=BATCH, sampler=drawn())
    indexed = DataLoader(data, batch_size=None, sampler=BatchSampler(drawn(), BATCH, False))
    contenders = {
        "stream: bytes through the pipe": lambda: raw_bytes(["weighted"]),
        "stream: record batches in Python": lambda: of_stream(["weighted"], lambda batch: batch),
        "stream: tensors": lambda: of_stream(["weighted"], tensors),
        "stream: record batches, mixed by SMOTE": lambda: of_stream(mixed, lambda batch: batch),
        "DataLoader, WeightedRandomSampler": lambda: of_loader(endless(loader)),
        "the same, two workers": lambda: of_loader(endless(DataLoader(data, batch_size=BATCH, sampler=drawn(),
                                                                        num_workers=2))),
        "the same, indexed by batches": lambda: of_loader(endless(indexed)),
        "partial_fit on batches in memory": lambda: in_memory(partial_fit(), as_is),
        "network on batches in memory": lambda: in_memory(network(), as_tensors),
        "partial_fit fed by the stream": fit_stream(partial_fit(), matrix),
        "network fed by the stream": fit_stream(network(), tensors),
        "network fed by DataLoader": lambda: of_fed(network()),
    }

    def of_fed(step):
        batches = endless(loader)
        return rate(lambda: step(*next(batches)))

    print(f"{ROWS:,} rows x {COLUMNS} columns of double, batches of {BATCH}; pyarrow {pa.__version__}, torch {torch.__version__},"
          f" scikit-learn {sklearn.__version__}, Python {platform.python_version()}; {os.cpu_count()} processors\n")
    rounds = {name: [] for name in contenders}
    for turn in range(options.rounds):
        for name, run in contenders.items():
            rounds[name].append(run())
            print(f"round {turn + 1}: {name}: {rounds[name][-1]:,.0f}", file=sys.stderr, flush=True)
    middle = {name: statistics.median(found) for name, found in rounds.items()}
    print("| | batches/s | MB/s |")
    print("|---|---:|---:|")
    for name, found in middle.items():
        print(f"| {name} | {found:,.0f} | {found * BATCH * (COLUMNS + 1) * 8 / 1e6:,.0f} |")

    def ratio(over, under):
        each = statistics.median(a / b for a, b in zip(rounds[over], rounds[under]))
        print(f"- {over} / {under}: {each:.1f}")
    print()
    for loop in ("partial_fit fed by the stream", "network fed by the stream", "partial_fit on batches in memory",
                 "network on batches in memory"):
        ratio("stream: bytes through the pipe", loop)
    for peer in ("DataLoader, WeightedRandomSampler", "the same, two workers", "the same, indexed by batches"):
        ratio("stream: record batches in Python", peer)
        ratio("stream: tensors", peer)


if __name__ == "__main__":
    main()
