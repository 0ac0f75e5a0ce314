package io.verbatim.shared.log;

/**
 * Up to where the log is settled: at or below it nothing can appear any more.
 *
 * @param breaks how often the sight of the log was lost before. After a break numbers may have been drawn again, so that what was read by an
 *               answer from before it is not to be trusted.
 */
public record Settled(long position, int breaks) {
}
