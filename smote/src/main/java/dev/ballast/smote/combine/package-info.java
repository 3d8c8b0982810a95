/// SMOTE followed by a cleaning of all classes, under the names by which it is known. Any other combination is a chain:
/// `first.then(next)`.
package dev.ballast.smote.combine;
