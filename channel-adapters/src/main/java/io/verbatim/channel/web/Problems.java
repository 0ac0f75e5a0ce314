package io.verbatim.channel.web;

import io.verbatim.shared.Refused;
import io.verbatim.shared.StoreBusy;
import io.verbatim.shared.StoreUnavailable;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;

/** Turns whatever was thrown into the problem that the caller gets. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int DEEPEST_CAUSE = 20;
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private Problems() {
    }

    static ApiProblem of(Throwable thrown) {
        return switch (thrown) {
            case ApiProblem problem -> problem;
            case Refused refused -> refused(refused);
            case CompletionException e when e.getCause() != null -> of(e.getCause());
            case CannotCreateTransactionException e -> unavailable(e);
            case TransientDataAccessException e -> unavailable(e);
            case HttpException e -> ofStatus(e.getCode());
            case HttpRequestMethodNotSupportedException e -> methodNotAllowed(e);
            case ErrorResponse e -> ofStatus(e.getStatusCode().value());
            default -> isStoreAway(thrown) ? unavailable(thrown) : unforeseen(thrown);
        };
    }

    // The buses wrap what handlers throw; how deep is theirs to decide.
    private static boolean isStoreAway(Throwable thrown) {
        return causes(thrown).anyMatch(cause -> cause instanceof StoreUnavailable || cause instanceof DataAccessResourceFailureException);
    }

    private static boolean isStoreBusy(Throwable thrown) {
        return causes(thrown).anyMatch(cause -> cause instanceof StoreBusy
            || cause instanceof SQLException sql && TOO_MANY_CONNECTIONS.equals(sql.getSQLState()));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(DEEPEST_CAUSE);
    }

    static ApiProblem ofStatus(int status) {
        var type = ProblemType.ofStatus(status);
        return new ApiProblem(type, switch (type) {
            case NOT_FOUND -> "There is nothing at this address";
            case NOT_ACCEPTABLE -> "Answers are given as application/json";
            case INTERNAL_ERROR -> "Something broke that should not have";
            case UNAVAILABLE -> "Please try again soon";
            default -> type.title();
        });
    }

    private static ApiProblem refused(Refused refused) {
        var problem = new ApiProblem(ProblemType.of(refused.code()), refused.getMessage()).because(refused.faults());
        return refused.code() == Refused.Code.QUEUE_FULL ? problem.header("Retry-After", "1") : problem;
    }

    private static ApiProblem unavailable(Throwable thrown) {
        var why = isStoreBusy(thrown) ? "There is too much to do at the moment; nothing was accepted"
            : "The store cannot be reached; nothing was accepted";
        return new ApiProblem(ProblemType.UNAVAILABLE, why).header("Retry-After", "2");
    }

    private static ApiProblem methodNotAllowed(HttpRequestMethodNotSupportedException e) {
        var problem = ofStatus(ProblemType.METHOD_NOT_ALLOWED.status());
        var allowed = e.getSupportedHttpMethods();
        return allowed == null ? problem : problem.header("Allow",
            allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
    }

    private static ApiProblem unforeseen(Throwable thrown) {
        var incident = UUID.randomUUID().toString();
        LOG.error("Incident {}", incident, thrown);
        return new ApiProblem(ProblemType.INTERNAL_ERROR, "Something broke that should not have; it is noted as incident " + incident)
            .with("incident", incident);
    }
}
