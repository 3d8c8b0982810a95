/// Benchmarks of Ballast beside Smile and beside plain loops, every contender on one thread.
///
/// ```
/// benchmarks/run                                                  # everything
/// benchmarks/run NeighborSearch -p shape=20000x16                 # some of it
/// benchmarks/run ratios                                           # the last results as Markdown
/// benchmarks/run growth                                           # time against rows, as tables and as a plot
/// benchmarks/run seconds 20000x16                                 # one search, for other programs to compare with
/// ```
package dev.ballast.benchmarks;
