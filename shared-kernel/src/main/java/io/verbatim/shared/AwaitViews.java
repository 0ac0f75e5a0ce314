package io.verbatim.shared;

/**
 * A query that answers when every view has taken in what was in the store when it was asked, or after two seconds at the latest: true
 * if the views have caught up. Asked before a read and after a write, it lets callers see their own writes.
 */
public record AwaitViews() {
}
