/// What methods share that look at distances: the units of columns, values that can be used, exact answers to questions about
/// neighbors, and clusters. Exported to `dev.ballast.learners` only.
package dev.ballast.smote.space;
