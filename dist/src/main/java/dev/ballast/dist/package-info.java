/// The start of the command where there is no launcher script: `java -jar ballast.jar`.
@NullMarked
package dev.ballast.dist;

import org.jspecify.annotations.NullMarked;
