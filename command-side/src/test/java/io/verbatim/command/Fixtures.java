package io.verbatim.command;

import io.verbatim.shared.Refused;
import io.verbatim.shared.Refused.Code;
import java.util.function.Function;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** What the tests of aggregates share. */
public final class Fixtures {
    private Fixtures() {
    }

    /** A fixture whose commands name their target by a method of the vocabulary. */
    public static <A, C> AggregateTestFixture<A> of(Class<A> aggregate, Class<C> vocabulary, Function<C, ?> id) {
        var fixture = new AggregateTestFixture<>(aggregate);
        CommandTargetResolver target = command -> new VersionedAggregateIdentifier(id.apply(vocabulary.cast(command.getPayload())), null);
        fixture.registerCommandTargetResolver(target);
        return fixture;
    }

    /** A refusal with this code. */
    public static Matcher<Refused> refused(Code code) {
        return new CustomTypeSafeMatcher<>("refused with " + code) {
            @Override
            protected boolean matchesSafely(Refused refused) {
                return refused.code() == code;
            }
        };
    }
}
