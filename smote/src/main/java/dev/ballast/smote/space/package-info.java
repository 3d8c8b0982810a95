/// What methods share that look at distances: the units of columns, values that can be used, exact answers to questions about
/// neighbors, and clusters. Not exported.
package dev.ballast.smote.space;
