package io.verbatim.shared;

/** Names of the facts that travel beside every command and event as metadata. */
public final class Facts {

    /** The workspace that the message belongs to. */
    public static final String WORKSPACE = "workspace_id";
    /** Who asked for it: a key, a member, the end user of a channel, or the system. */
    public static final String ACTOR = "actor";
    /** The address the request came from. */
    public static final String ORIGIN = "ip";
    /** Names the request that the message came with, where its sender gave it a key: the same key again is the same request. */
    public static final String REQUEST = "request";
    /** What that request asked for, as a fingerprint. */
    public static final String REQUEST_FINGERPRINT = "request_fingerprint";
    /** Where on which trace the message belongs, as W3C's header {@code traceparent} says it; missing where nobody traces. */
    public static final String TRACE = "traceparent";

    private Facts() {
    }
}
