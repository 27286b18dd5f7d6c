package dev.pacenote.application.delivery;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Deliveries in memory. */
public final class InMemoryDeliveries implements Deliveries {

    private static final Comparator<Delivery> LONGEST_DUE_FIRST =
            Comparator.comparing((Delivery delivery) -> delivery.due().orElse(Instant.MAX));

    private final Tables tables;

    public InMemoryDeliveries(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void insertAbsent(Collection<Delivery> deliveries) {
        tables.with(
                state -> {
                    for (var delivery : deliveries) {
                        boolean told =
                                state.notices.stream()
                                        .anyMatch(
                                                row ->
                                                        row.notice()
                                                                .id()
                                                                .equals(delivery.key().notice()));
                        if (told) {
                            state.deliveries.putIfAbsent(delivery.id(), delivery.savedAs(1));
                        }
                    }
                    return true;
                });
    }

    @Override
    public Optional<Delivery> find(UUID id) {
        return tables.with(state -> Optional.ofNullable(state.deliveries.get(id)));
    }

    @Override
    public SaveResult<Delivery> save(Delivery delivery) {
        return tables.with(
                state -> {
                    var before = state.deliveries.get(delivery.id());
                    if (before == null
                            || before.version() != delivery.version()
                            || !before.state().mayBecome(delivery.state())) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = delivery.savedAs(delivery.version() + 1);
                    state.deliveries.put(saved.id(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public List<Claimed> claimDue(ChannelId channel, Lease lease, Instant now, Portion portion) {
        return tables.with(
                state -> {
                    var due =
                            state.deliveries.values().stream()
                                    .filter(delivery -> delivery.channel().equals(channel))
                                    .filter(delivery -> delivery.isClaimable(now))
                                    .filter(delivery -> !portion.busy().contains(place(delivery)))
                                    .sorted(LONGEST_DUE_FIRST)
                                    .toList();
                    var messages = chosen(due, portion);
                    return due.stream()
                            .filter(delivery -> messages.contains(message(delivery)))
                            .map(
                                    before -> {
                                        var claimed =
                                                before.claimed(lease, now)
                                                        .savedAs(before.version() + 1);
                                        state.deliveries.put(claimed.id(), claimed);
                                        return Claimed.of(claimed, before);
                                    })
                            .toList();
                });
    }

    private static Set<UUID> chosen(List<Delivery> due, Portion portion) {
        var messages = new HashSet<UUID>();
        var ofTarget = new HashMap<Place, Integer>();
        for (var delivery : due) {
            if (messages.size() < portion.messages()
                    && ofTarget.getOrDefault(place(delivery), 0) < portion.ofOneTarget()
                    && messages.add(message(delivery))) {
                ofTarget.merge(place(delivery), 1, Integer::sum);
            }
        }
        return messages;
    }

    private static Place place(Delivery delivery) {
        return new Place(delivery.account(), delivery.key().target().id());
    }

    private static UUID message(Delivery delivery) {
        return delivery.leftAs().orElse(delivery.id());
    }

    @Override
    public List<Delivery> due(ChannelId channel, Instant now, int limit) {
        return found(delivery -> delivery.channel().equals(channel) && delivery.isClaimable(now))
                .stream()
                .sorted(LONGEST_DUE_FIRST)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Claimed> waiting(
            AccountId account, ChannelId channel, DeliveryTarget target, int limit) {
        return found(
                        delivery ->
                                delivery.account().equals(account)
                                        && delivery.channel().equals(channel)
                                        && delivery.key().target().id().equals(target.id())
                                        && (delivery.state() instanceof DeliveryState.Pending
                                                || delivery.state()
                                                        instanceof DeliveryState.Waiting))
                .stream()
                .sorted(Comparator.comparing(delivery -> delivery.about().foundAt()))
                .limit(limit)
                .map(delivery -> Claimed.of(delivery, delivery))
                .toList();
    }

    private List<Delivery> found(Predicate<Delivery> which) {
        return tables.with(state -> state.deliveries.values().stream().filter(which).toList());
    }

    @Override
    public List<Delivery> of(Collection<UUID> notices) {
        return found(delivery -> notices.contains(delivery.key().notice()));
    }

    @Override
    public List<Delivery> ofNotification(UUID notification) {
        return found(delivery -> delivery.about().notification().equals(Optional.of(notification)));
    }

    @Override
    public List<Delivery> ofMessage(UUID leftAs) {
        return found(delivery -> delivery.leftAs().equals(Optional.of(leftAs)));
    }

    @Override
    public List<Delivery> ofFact(Topic topic, String fact) {
        return found(
                delivery ->
                        delivery.about().topic().equals(topic)
                                && delivery.about().fact().equals(fact));
    }

    @Override
    public List<Delivery> newest(Filter filter, int limit) {
        return found(delivery -> matches(delivery, filter)).stream()
                .sorted(
                        Comparator.comparing((Delivery delivery) -> delivery.about().foundAt())
                                .thenComparing(Delivery::id)
                                .reversed())
                .limit(limit)
                .toList();
    }

    private static boolean matches(Delivery delivery, Filter filter) {
        var topic = delivery.about().topic();
        return delivery.account().equals(filter.account())
                && filter.topic()
                        .map(word -> word.equals(topic.name()) || word.equals(topic.area()))
                        .orElse(true)
                && filter.state().map(delivery.state().wireName()::equals).orElse(true);
    }

    @Override
    public Optional<Instant> oldestDue(Instant now) {
        return found(_ -> true).stream()
                .flatMap(delivery -> delivery.dueSince(now).stream())
                .min(Comparator.naturalOrder());
    }
}
