package dev.pacenote.application.digest;

import dev.pacenote.application.delivery.Channel;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.NoticeDelivery;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestItem.Place;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The daily mail as a channel: what became of a notice is what became of the mail that holds it.
 */
public final class DigestChannel implements Channel {

    public static final ChannelId ID = new ChannelId("digest");

    private final Set<Topic> topics;
    private final DigestItems items;
    private final DailyEmails emails;

    /**
     * @param topics that have a section
     */
    public DigestChannel(Set<Topic> topics, DigestItems items, DailyEmails emails) {
        this.topics = Set.copyOf(topics);
        this.items = items;
        this.emails = emails;
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public boolean carries(Topic topic) {
        return topics.contains(topic);
    }

    @Override
    public Map<UUID, NoticeDelivery> deliveries(AccountId account, Collection<Notice> notices) {
        var places = items.places(account, notices.stream().map(Notice::id).toList());
        var keys =
                places.values().stream()
                        .filter(Place.InMail.class::isInstance)
                        .map(place -> new DailyEmailKey(account, ((Place.InMail) place).date()))
                        .collect(Collectors.toSet());
        var mails = emails.find(keys);
        var deliveries = new HashMap<UUID, NoticeDelivery>();
        for (var notice : notices) {
            var place = places.get(notice.id());
            if (place != null) {
                delivery(account, notice, place, mails)
                        .ifPresent(delivery -> deliveries.put(notice.id(), delivery));
            }
        }
        return deliveries;
    }

    private static Optional<NoticeDelivery> delivery(
            AccountId account, Notice notice, Place place, Map<DailyEmailKey, DailyEmail> mails) {
        return switch (place) {
            case Place.Waiting _ ->
                    notice.weight().lasts()
                            ? Optional.of(derived(DeliveryState.Pending.first(), Optional.empty()))
                            : Optional.empty();
            case Place.InMail(var date) ->
                    Optional.ofNullable(mails.get(new DailyEmailKey(account, date)))
                            .map(mail -> derived(mail.state(), Optional.of(date)));
            case Place.Withheld(var reason, var at) ->
                    Optional.of(
                            derived(
                                    new DeliveryState.Cancelled(0, at, reason, false),
                                    Optional.empty()));
        };
    }

    private static NoticeDelivery derived(DeliveryState state, Optional<LocalDate> issue) {
        return new NoticeDelivery(ID, state, issue);
    }
}
