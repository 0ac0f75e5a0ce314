package io.verbatim.channel.remote;

/** A flow names a secret that its workspace does not have. */
final class MissingSecret extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingSecret(String name) {
        super("The workspace has no secret named " + name, null, false, false);
    }
}
