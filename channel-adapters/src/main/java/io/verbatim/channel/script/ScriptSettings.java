package io.verbatim.channel.script;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bounds of scripts on this node.
 *
 * @param processes  at one time; one less for the scripts of one owner. Each takes about 140 MB once it is needed
 * @param heap       of a process, in MiB: what the engine takes itself, and 64 for the script
 * @param wall       how long a script may take
 * @param statements it may execute
 * @param waiting    scripts that may wait for a process; those beyond are refused at once
 * @param patience   how long each of them waits
 * @param runs       after which a process is replaced
 * @param start      how long the start of a process may take
 */
@ConfigurationProperties("verbatim.script")
record ScriptSettings(@DefaultValue("3") int processes, @DefaultValue("96") int heap, @DefaultValue("5s") Duration wall,
                      @DefaultValue("20000000") long statements, @DefaultValue("500") int waiting, @DefaultValue("10s") Duration patience,
                      @DefaultValue("5000") int runs, @DefaultValue("60s") Duration start) {

    int processesOfOne() {
        return Math.max(1, processes - 1);
    }
}
