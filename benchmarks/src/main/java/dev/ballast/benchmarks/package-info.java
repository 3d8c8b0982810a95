/// Benchmarks of Ballast beside Smile, Commons RNG, Commons Math and plain loops, every contender on one thread unless its
/// name says otherwise.
///
/// ```
/// benchmarks/run                                                  # everything
/// benchmarks/run NeighborSearch -p shape=20000x16                 # some of it
/// benchmarks/run WeightedDraw -p items=1000                       # draws by weights
/// benchmarks/run ratios                                           # the last results as Markdown
/// benchmarks/run growth                                           # time against rows, as tables and as a plot
/// benchmarks/run seconds 20000x16                                 # one search, for other programs to compare with
/// benchmarks/run MethodBenchmark -p method=enn                    # methods by their names
/// benchmarks/run smile                                            # Smile's SMOTE: time, exactness, repeatability
/// benchmarks/run whole 1000000x10 enn                             # a method on a large table, with its memory
/// ```
package dev.ballast.benchmarks;
