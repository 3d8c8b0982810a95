/// SMOTE for tables with categories: among numbers, and alone. Categories are codes of levels all the way; nothing is one-hot.
package dev.ballast.smote.mixed;
