package io.verbatim.channel.openapi;

/** Which routes are for callers. */
final class Routes {

    private Routes() {
    }

    static boolean isPublic(String path) {
        return path.startsWith("/v1/") || path.startsWith("/api/") || path.startsWith("/media/") || path.startsWith("/auth/")
            || isWebhook(path);
    }

    /** Whether it is for the service that a channel is connected to. */
    static boolean isWebhook(String path) {
        return path.startsWith("/webhook");
    }
}
