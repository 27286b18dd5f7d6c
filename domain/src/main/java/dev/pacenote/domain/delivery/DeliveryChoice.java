package dev.pacenote.domain.delivery;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.preference.ChannelPreference;
import dev.pacenote.domain.notice.preference.QuietHours;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What becomes of a delivery that is due. */
public sealed interface DeliveryChoice {

    record Send() implements DeliveryChoice {}

    /** It ends, and nothing leaves. */
    sealed interface End extends DeliveryChoice {

        Reason reason();
    }

    /** What it tells need not be told any more. */
    record Cancel(Reason reason) implements End {}

    /** It is not told by this channel. */
    record Skip(Reason reason) implements End {}

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
        if (reader.isEmpty()) {
            return new Cancel(Reason.ACCOUNT_INACTIVE);
        }
        return over(reader.get().account(), told.notification(), now)
                .<DeliveryChoice>map(Function.identity())
                .or(() -> told.over().map(Cancel::new))
                .or(() -> barred(reader.get(), told, way))
                .or(() -> later(reader.get(), told, way, now))
                .orElseGet(Send::new);
    }

    /**
     * Decides about one whose channel reaches nobody.
     *
     * @param preference for its topic on the channel
     * @param item of the inbox; empty when the person wants none
     */
    static End ofUnreached(
            Account account,
            ChannelPreference preference,
            Optional<Notification> item,
            Instant now) {
        return over(account, item, now)
                .or(() -> unwanted(preference))
                .orElseGet(() -> new Skip(Reason.NO_ADDRESS));
    }

    private static Optional<End> over(Account account, Optional<Notification> item, Instant now) {
        if (!account.enabled()) {
            return Optional.of(new Cancel(Reason.ACCOUNT_INACTIVE));
        }
        if (item.filter(shown -> shown.isExpired(now)).isPresent()) {
            return Optional.of(new Cancel(Reason.EXPIRED));
        }
        return item.filter(shown -> shown.isRead() || shown.isArchived())
                .map(_ -> new Cancel(Reason.ALREADY_READ));
    }

    private static Optional<End> unwanted(ChannelPreference preference) {
        return preference.isWanted() ? Optional.empty() : Optional.of(new Skip(Reason.PREF_OFF));
    }

    private static Optional<DeliveryChoice> barred(Reader reader, Told told, Way way) {
        var unwanted = unwanted(reader.preference());
        if (unwanted.isPresent()) {
            return Optional.of(unwanted.get());
        }
        if (!way.hasTarget()) {
            return Optional.of(new Skip(Reason.NO_ADDRESS));
        }
        if (way.rules().kind() == ChannelRules.Kind.MAIL && reader.account().awaitsConfirmation()) {
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
