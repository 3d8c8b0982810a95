/// The rows of every class, and the shares of classes among draws. Not exported.
package dev.ballast.samplers.classes;
