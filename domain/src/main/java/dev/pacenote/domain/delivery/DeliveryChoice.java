package dev.pacenote.domain.delivery;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.ChannelPreference;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.QuietHours;
import dev.pacenote.domain.notice.TopicChannels;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What becomes of a delivery that is due. */
public sealed interface DeliveryChoice {

    record Send() implements DeliveryChoice {}

    /** What it tells need not be told any more. */
    record Cancel(Reason reason) implements DeliveryChoice {}

    /** It is not told by this channel. */
    record Skip(Reason reason) implements DeliveryChoice {}

    /** Not now; it is decided anew at that moment. */
    record Schedule(Reason reason, Instant until) implements DeliveryChoice {}

    /**
     * Whom it is for, with how they want to be told now.
     *
     * @param preference for the topic on the channel
     */
    record Reader(Account account, ChannelPreference preference, QuietHours quietHours) {}

    /**
     * What it tells.
     *
     * @param notification the item of the inbox; empty when the person wants none
     * @param over why its area says that it need not be told any more
     * @param toldBy another channel that tells the same
     */
    record Told(
            Optional<Notification> notification,
            Optional<Reason> over,
            Optional<Reason> toldBy,
            Priority priority) {}

    /**
     * The way that it takes.
     *
     * @param hasTarget whether the channel reaches the person
     * @param waits until when a reader has time to read it first, asked when nothing else decides
     * @param full until when the channel has told the person enough, asked last
     */
    record Way(
            ChannelId channel,
            ChannelRules rules,
            boolean hasTarget,
            Supplier<Optional<Instant>> waits,
            Supplier<Optional<Schedule>> full) {}

    /**
     * Decides; the first that applies counts.
     *
     * @param reader empty when the account is gone
     */
    static DeliveryChoice of(Optional<Reader> reader, Told told, Way way, Instant now) {
        if (reader.isEmpty() || !reader.get().account().enabled()) {
            return new Cancel(Reason.ACCOUNT_INACTIVE);
        }
        return over(told, now)
                .or(() -> barred(reader.get(), told, way))
                .or(() -> later(reader.get(), told, way, now))
                .orElseGet(Send::new);
    }

    private static Optional<DeliveryChoice> over(Told told, Instant now) {
        if (told.notification().filter(item -> item.isExpired(now)).isPresent()) {
            return Optional.of(new Cancel(Reason.EXPIRED));
        }
        if (told.notification().filter(item -> item.isRead() || item.isArchived()).isPresent()) {
            return Optional.of(new Cancel(Reason.ALREADY_READ));
        }
        return told.over().map(Cancel::new);
    }

    private static Optional<DeliveryChoice> barred(Reader reader, Told told, Way way) {
        if (!reader.preference().isWanted()) {
            return Optional.of(new Skip(Reason.PREF_OFF));
        }
        if (!way.hasTarget()) {
            return Optional.of(new Skip(Reason.NO_ADDRESS));
        }
        if (way.channel().name().equals(TopicChannels.MAIL)
                && reader.account().awaitsConfirmation()) {
            return Optional.of(new Skip(Reason.UNVERIFIED));
        }
        return told.toldBy().map(Skip::new);
    }

    private static Optional<DeliveryChoice> later(Reader reader, Told told, Way way, Instant now) {
        if (told.priority() == Priority.HIGH) {
            return Optional.empty();
        }
        Optional<DeliveryChoice> waits =
                way.waits().get().map(until -> new Schedule(Reason.DELAY, until));
        return waits.or(() -> quiet(reader, way, now)).or(() -> way.full().get());
    }

    private static Optional<DeliveryChoice> quiet(Reader reader, Way way, Instant now) {
        return way.rules().disturbs()
                ? reader.quietHours()
                        .endAt(now, reader.account().zone())
                        .map(end -> new Schedule(Reason.QUIET_HOURS, end))
                : Optional.empty();
    }
}
