package dev.pacenote.domain.delivery;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What became of one notice by one channel.
 *
 * @param state where it stands, and why
 * @param issue the UTC date of the message that holds it, where a channel gathers by day
 */
public record NoticeDelivery(ChannelId channel, DeliveryState state, Optional<LocalDate> issue) {}
