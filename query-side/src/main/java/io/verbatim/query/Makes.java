package io.verbatim.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which tables a projection fills: from the log alone, so that they can be made again beside those in use. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Makes {

    /** The tables, which no other processing group touches. */
    String[] value();

    /** Tables that tell what was found in these, and are empty when they were made again: whoever fills them begins anew. */
    String[] clears() default {};

    /** Whether its rows tell of single conversations: then it is not told again of what was forgotten. */
    boolean ofConversations() default false;
}
