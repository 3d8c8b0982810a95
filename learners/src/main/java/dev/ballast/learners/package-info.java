/// Methods that train a model to find out which rows to keep or to start from. Start with
/// [dev.ballast.learners.InstanceHardness].
package dev.ballast.learners;
