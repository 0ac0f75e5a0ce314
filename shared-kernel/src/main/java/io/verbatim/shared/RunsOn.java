package io.verbatim.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of something that works by itself, from the product's start to its end, that it does so only on nodes of one of these roles. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RunsOn {

    /** The roles, of which one is enough. */
    NodeRole[] value();
}
