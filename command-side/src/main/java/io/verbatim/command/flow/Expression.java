package io.verbatim.command.flow;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A parsed formula. */
sealed interface Expression {
    /**
     * Its value; null where a reference leads nowhere.
     *
     * @throws NoResult if there is none
     */
    @Nullable Object in(Scope scope);

    /** Templates in it, for who looks which variables are used. */
    Stream<String> templates();

    /** A number, true or false. */
    record Fixed(Object value) implements Expression {
        @Override
        public Object in(Scope scope) {
            return value;
        }

        @Override
        public Stream<String> templates() {
            return Stream.of();
        }
    }

    /** A quoted text, with references in it. */
    record Text(String template) implements Expression {
        @Override
        public Object in(Scope scope) {
            return Template.text(template, scope);
        }

        @Override
        public Stream<String> templates() {
            return Stream.of(template);
        }
    }

    /** What a path leads to. */
    record Named(Reference reference) implements Expression {
        @Override
        public @Nullable Object in(Scope scope) {
            return reference.in(scope);
        }

        @Override
        public Stream<String> templates() {
            return Stream.of("{%s}".formatted(reference.name()));
        }
    }

    /** A function of other expressions. */
    record Call(Operation operation, List<Expression> arguments) implements Expression {
        @Override
        public Object in(Scope scope) {
            return operation.of(arguments.stream().map(argument -> argument.in(scope)).toList());
        }

        @Override
        public Stream<String> templates() {
            return arguments.stream().flatMap(Expression::templates);
        }
    }

    /** A formula has no result, and why, in a word. */
    final class NoResult extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoResult(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
