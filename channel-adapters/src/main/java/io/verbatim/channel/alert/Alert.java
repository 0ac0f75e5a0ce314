package io.verbatim.channel.alert;

import io.verbatim.shared.channel.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is to be told now.
 *
 * @param times how often it happened since the last e-mail
 * @param tries how often it was tried to send this e-mail, this time included
 * @param age   since it first happened, by the database's clock
 */
record Alert(ChannelId channelId, String problem, String channelKind, String channelName, List<String> recipients, String detail,
             long times, Instant firstAt, Instant lastAt, int tries, Duration age) {
}
