package io.verbatim.channel.egress;

import io.verbatim.channel.egress.EgressFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/** Tells the kinds of failure apart, in words of our own: the exceptions' texts name hosts and addresses. */
final class Failures {

    private Failures() {
    }

    static EgressFailure of(IOException e, @Nullable Integer status) {
        return status == null ? before(e) : within(e, status);
    }

    static EgressFailure timedOut(@Nullable Integer status) {
        return new EgressFailure(Kind.TIMEOUT, "The call took longer than it may", status);
    }

    static EgressFailure silent(@Nullable Integer status) {
        return new EgressFailure(Kind.TIMEOUT, "The stream fell silent", status);
    }

    static EgressFailure abandoned() {
        return failure(Kind.ABANDONED, "The call was given up");
    }

    static EgressFailure unforeseen(Throwable e, @Nullable Integer status) {
        return new EgressFailure(Kind.UNFORESEEN, "The call ended in a way that was not foreseen: " + e.getClass().getSimpleName(), status);
    }

    private static EgressFailure before(IOException e) {
        return switch (e) {
            case BlockedAddress _ -> failure(Kind.BLOCKED_ADDRESS, "The address may not be called");
            case UnknownHostException _ -> failure(Kind.DNS, "The host's name was not found");
            case ConnectTimeoutException _ -> failure(Kind.CONNECT, "No connection came about in time");
            case ConnectionRequestTimeoutException _ -> timedOut(null);
            case SocketTimeoutException _ -> timedOut(null);
            case SSLException _ -> failure(Kind.TLS, "No trusted TLS connection came about");
            case ClientProtocolException _ -> failure(Kind.INVALID_ANSWER, "The answer is not HTTP");
            case MessageConstraintException _ -> failure(Kind.INVALID_ANSWER, "The answer's headers are too many or too long");
            case ConnectException _ -> failure(Kind.CONNECT, "The connection was refused");
            case NoRouteToHostException _ -> failure(Kind.CONNECT, "There is no way to the host");
            default -> failure(Kind.LOST, "The connection was lost before an answer came");
        };
    }

    private static EgressFailure within(IOException e, Integer status) {
        return e instanceof SocketTimeoutException ? timedOut(status)
            : new EgressFailure(Kind.BROKEN, "The answer broke off", status);
    }

    private static EgressFailure failure(Kind kind, String detail) {
        return new EgressFailure(kind, detail, null);
    }
}
