/// Methods that train a model to find out which rows to keep or to start from. Start with
/// [dev.ballast.learners.SvmSmote].
package dev.ballast.learners;
