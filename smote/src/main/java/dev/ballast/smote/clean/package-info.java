/// Methods that drop or replace rows by what is near them: cleaning, and prototypes in place of rows.
package dev.ballast.smote.clean;
