/// Choosing from what is seen once, such as lines of a file or events: as many of every class
/// ([dev.ballast.samplers.stream.ClassReservoir]), or as they come, so that classes have wanted shares
/// ([dev.ballast.samplers.stream.ClassRejection]). A fixed number of items, whatever their class, is a
/// [dev.ballast.samplers.weighted.Reservoir].
package dev.ballast.samplers.stream;
