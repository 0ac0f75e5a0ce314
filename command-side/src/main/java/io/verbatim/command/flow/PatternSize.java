package io.verbatim.command.flow;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates, never too low, how large a regular expression becomes when its counted repetitions are written out: nested ones multiply, and
 * compiling a short text could take all memory.
 */
final class PatternSize {
    private final String pattern;
    private final Deque<Double> outer = new ArrayDeque<>();
    private double group;
    private double atom;
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    static double of(String pattern) {
        return new PatternSize(pattern).size();
    }

    private double size() {
        while (at < pattern.length()) {
            switch (pattern.charAt(at)) {
                case '(' -> open();
                case ')' -> close();
                case '[' -> single(endOfClass());
                case '\\' -> single(endOfEscape());
                case '{' -> repeat();
                default -> single(at + 1);
            }
        }
        return outer.stream().mapToDouble(Double::doubleValue).sum() + group;
    }

    private void open() {
        outer.push(group);
        group = 1;
        at++;
    }

    private void close() {
        atom = group;
        group += outer.isEmpty() ? 0 : outer.pop();
        at++;
    }

    private void single(int end) {
        atom = 1;
        group++;
        at = end;
    }

    private void repeat() {
        int end = pattern.indexOf('}', at);
        double times = end < 0 ? 1 : times(pattern.substring(at + 1, end));
        if (times <= 1) {
            single(at + 1);
            return;
        }
        group += atom * times;
        atom *= times;
        at = end + 1;
    }

    /** The greater of one or two counts; 1 for anything else in braces, which stands for itself. */
    private static double times(String counts) {
        double most = 1;
        for (String count : counts.split(",", -1)) {
            if (!count.chars().allMatch(c -> c >= '0' && c <= '9') || count.length() > 4) {
                return 1;
            }
            most = Math.max(most, count.isEmpty() ? 1 : Integer.parseInt(count));
        }
        return most;
    }

    /** A bracket that comes first in a class stands for itself, and classes by name have brackets of their own. */
    private int endOfClass() {
        int i = at + 1;
        i += pattern.startsWith("^", i) ? 1 : 0;
        i += pattern.startsWith("]", i) ? 1 : 0;
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            int named = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i) : -1;
            i = named > 0 ? named + 2 : pattern.charAt(i) == '\\' ? i + 2 : i + 1;
        }
        return Math.min(i + 1, pattern.length());
    }

    private int endOfEscape() {
        if (pattern.startsWith("Q", at + 1)) {
            int end = pattern.indexOf("\\E", at);
            return end < 0 ? pattern.length() : end + 2;
        }
        return Math.min(at + 2, pattern.length());
    }
}
