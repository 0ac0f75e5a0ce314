package io.verbatim.shared;

/** What other nodes tell this one right after they did it: hints to look, some of which may get lost. They come on a thread that waits. */
public interface OtherNodes {

    /** Has this run, which must be quick, when others have stored events. */
    void whenTheyStore(Runnable hint);

    /** Has this run, which must be quick, when others have left work to those who do it. */
    void whenTheyLeaveWork(Runnable hint);
}
