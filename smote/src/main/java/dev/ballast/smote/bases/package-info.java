/// Which rows new rows start from, and segments between those and their neighbors: what methods that make rows share. Not exported.
package dev.ballast.smote.bases;
