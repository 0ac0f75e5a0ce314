package io.verbatim.shared;

/** Names one run of this process among all nodes, now and before. */
public record NodeName(String value) {

    @Override
    public String toString() {
        return value;
    }
}
