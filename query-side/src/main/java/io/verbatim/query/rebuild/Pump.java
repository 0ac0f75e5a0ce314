package io.verbatim.query.rebuild;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves events from the log into the tables of a rebuild, chunk by chunk: one is read and decoded while the one before is written. */
@Component
class Pump implements DisposableBean {

    private final Log log;
    private final Shadow shadow;
    private final RebuildTable table;
    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    Pump(Log log, Shadow shadow, RebuildTable table, PlatformTransactionManager transactions) {
        this.log = log;
        this.shadow = shadow;
        this.table = table;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
    }

    /** Goes on up to a position, or until the time is over (by {@link System#nanoTime}). Each chunk is a transaction with its position. */
    void run(Projection projection, Rebuild rebuild, long upTo, long deadline) {
        long position = rebuild.position();
        var next = ahead(projection, position, upTo);
        while (position < upTo) {
            var chunk = joined(next);
            boolean isLast = chunk.end() >= upTo || System.nanoTime() - deadline > 0;
            next = isLast ? next : ahead(projection, chunk.end(), upTo);
            writing.executeWithoutResult(transaction -> write(projection, rebuild, chunk));
            position = isLast ? upTo : chunk.end();
        }
    }

    /** The same for the last few events, in the transaction of the thread; answers how many there were. */
    int finish(Projection projection, long after, long upTo) {
        int told = 0;
        for (long position = after; position < upTo;) {
            var chunk = log.read(projection, position, upTo);
            tell(projection, chunk);
            told += chunk.events().size();
            position = chunk.end();
        }
        return told;
    }

    private CompletableFuture<Chunk> ahead(Projection projection, long after, long upTo) {
        return CompletableFuture.supplyAsync(() -> reading.execute(transaction -> log.read(projection, after, upTo)), readers);
    }

    private void write(Projection projection, Rebuild rebuild, Chunk chunk) {
        table.lock(rebuild);
        shadow.enter(projection);
        tell(projection, chunk);
        table.moveTo(rebuild, chunk.end(), chunk.events().size());
    }

    private static void tell(Projection projection, Chunk chunk) {
        try {
            projection.tell(chunk.events());
        } catch (Exception e) {
            throw new HandlerFailure(chunk, e);
        }
    }

    private static Chunk joined(CompletableFuture<Chunk> chunk) {
        try {
            return chunk.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
