package io.verbatim.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which shape of itself an event has by now; one without it still has its first. Another shape brings an upcaster from the last. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventRevision {

    /** The first shape of every event. */
    int FIRST = 1;

    /** Counts from {@value #FIRST}. */
    int value();
}
