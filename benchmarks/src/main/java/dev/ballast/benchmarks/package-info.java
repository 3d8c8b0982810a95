/// Benchmarks of Ballast beside Smile and beside plain loops, every contender on one thread.
///
/// ```
/// benchmarks/run                                                  # everything
/// benchmarks/run NeighborSearch -p columns=16                     # some of it
/// benchmarks/run ratios                                           # the last results as Markdown
/// ```
package dev.ballast.benchmarks;
