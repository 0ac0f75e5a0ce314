package io.verbatim.channel.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the OpenAPI document says of a handler method beyond what its signature says. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Described {

    /** What the call does, in a few words. */
    String value();

    /** What the body of the request is; none for {@code void}. */
    Class<?> takes() default void.class;

    /** What is answered, or one item of it where the method takes a page; none for {@code void}. */
    Class<?> gives() default void.class;

    /** What is answered with 202 where the caller does not wait for the rest; nothing for {@code void}. */
    Class<?> later() default void.class;

    /** The status of the answer where all goes well; for 0 it is 200, or 204 where nothing is given. */
    int status() default 0;

    /** Further parameters of the query, that the method reads by itself. */
    Argument[] query() default {};

    /** What the media type of the answer may be, where bytes are given. */
    String[] types() default {};

    /** Headers of the answer beyond those that all answers to such a call have. */
    String[] headers() default {};

    /** Whether what is put may be new, which is answered with 201. */
    boolean makes() default false;

    /** Whether the request may do without a body. */
    boolean bodyless() default false;

    /** A body of a request, as JSON. */
    String example() default "";
}
