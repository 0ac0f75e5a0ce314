package io.verbatim.channel.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of a parameter: of one that a handler method is given, or of one that it reads by itself. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Argument {

    /** What it is for. */
    String value();

    /** Its name, where the method reads it by itself. */
    String name() default "";

    /** All that it may be; anything for none. */
    String[] oneOf() default {};

    /** Its form, {@code date-time} for one. */
    String format() default "";
}
