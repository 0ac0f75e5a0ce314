/** Runs scripts in a process of its own, of which nothing is lost when it is killed. Knows the JDK and the script engine, nothing else. */
@NullMarked
package io.verbatim.channel.script.child;

import org.jspecify.annotations.NullMarked;
