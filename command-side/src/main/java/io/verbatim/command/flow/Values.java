package io.verbatim.command.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Values of variables as text and as numbers, in the one form that also comes back from JSON, so that a replay reads what was written. */
final class Values {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
    private static final int LONGEST_NUMBER = 100;
    private static final int LARGEST_EXPONENT = 400;

    private Values() {
    }

    /** As people read it: numbers without needless zeros, lists and objects as JSON. */
    static String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Number number -> number(number).map(Values::plainText).orElseGet(number::toString);
            case Boolean bool -> bool.toString();
            default -> json(value);
        };
    }

    /** A number, or a text that reads as one. */
    static Optional<BigDecimal> number(Object value) {
        return switch (value) {
            case Double number when !Double.isFinite(number) -> Optional.empty();
            case Number number -> Optional.of(new BigDecimal(number.toString())).filter(Values::isHandy);
            case String text when reads(text.strip()) -> Optional.of(new BigDecimal(text.strip()));
            default -> Optional.empty();
        };
    }

    /** The number in the type that reading it back from JSON gives. */
    static Number plain(BigDecimal number) {
        if (number.stripTrailingZeros().scale() > 0) {
            return number.doubleValue();
        }
        BigInteger whole = number.toBigInteger();
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    /** Whether it can be calculated with: written out, a number with a large exponent fills the memory. */
    private static boolean isHandy(BigDecimal number) {
        return Math.abs(number.scale()) <= LARGEST_EXPONENT;
    }

    private static boolean reads(String text) {
        return text.length() <= LONGEST_NUMBER && NUMBER.matches(text);
    }

    private static String plainText(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        // A scale far from zero means thousands of zeros when written out.
        return Math.abs(stripped.scale()) > LONGEST_NUMBER ? stripped.toString() : stripped.toPlainString();
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Values of variables came from JSON", e);
        }
    }
}
