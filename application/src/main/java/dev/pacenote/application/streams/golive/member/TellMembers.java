package dev.pacenote.application.streams.golive.member;

import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.LiveAudience;
import dev.pacenote.domain.streams.golive.LiveFacts;
import dev.pacenote.domain.streams.golive.MemberTelling;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells members of servers that a channel is live that their server follows: each account once, in
 * however many servers they are. A portion of them is told in one commit with how far it got, so a
 * crash tells nobody twice and leaves nobody out. Whom the filter of a link leaves out is told when
 * title or game become what it wants.
 */
public final class TellMembers {

    private static final int BATCH = 20;
    private static final int PORTION = 50;

    /** What is read to know whom to tell, and what is kept of it. */
    public record Stores(
            MemberTellings tellings,
            Broadcasts broadcasts,
            Streamers streamers,
            Links links,
            Guilds guilds,
            Memberships memberships,
            Preferences preferences,
            Transactions transactions) {}

    /** Hears of broadcasts of which members could not be told, for the operator. */
    @FunctionalInterface
    public interface Failures {
        void failed(UUID broadcast, RuntimeException cause);
    }

    private final Stores stores;
    private final TellNotices notices;
    private final Failures failures;
    private final Ids ids;
    private final InstantSource clock;

    public TellMembers(
            Stores stores, TellNotices notices, Failures failures, Ids ids, InstantSource clock) {
        this.stores = stores;
        this.notices = notices;
        this.failures = failures;
        this.ids = ids;
        this.clock = clock;
    }

    /** Tells whoever is still to be told. One broadcast's trouble keeps no other waiting. */
    public void tell() {
        for (var broadcast : stores.tellings().due(clock.instant(), BATCH)) {
            try {
                boolean more;
                do {
                    more = stores.transactions().inTransaction(() -> tellPortion(broadcast));
                } while (more);
            } catch (RuntimeException e) {
                failures.failed(broadcast, e);
                stores.transactions().run(() -> postpone(broadcast));
            }
        }
    }

    private void postpone(UUID broadcast) {
        stores.tellings()
                .hold(broadcast)
                .map(telling -> telling.failed(clock.instant()))
                .ifPresent(stores.tellings()::save);
    }

    /** False when nobody is left to be told now, or somebody else told the rest. */
    private boolean tellPortion(UUID id) {
        var now = clock.instant();
        var held = stores.tellings().hold(id).filter(telling -> telling.isDue(now));
        if (held.isEmpty()) {
            return false;
        }
        var broadcast = stores.broadcasts().find(id).filter(Broadcast::isLive);
        var streamer = broadcast.flatMap(it -> stores.streamers().find(it.streamer()));
        var rest = streamer.flatMap(it -> tellPortion(held.get(), it, broadcast.orElseThrow()));
        rest.ifPresentOrElse(stores.tellings()::save, () -> stores.tellings().remove(id));
        return rest.filter(telling -> telling.isDue(now)).isPresent();
    }

    /** What is still to be told; empty when nothing is. */
    private Optional<MemberTelling> tellPortion(
            MemberTelling telling, Streamer streamer, Broadcast broadcast) {
        var followers = stores.links().of(streamer.id()).stream().map(this::audience).toList();
        var audiences =
                followers.stream()
                        .filter(it -> it.hearsOf(broadcast))
                        .collect(Collectors.toMap(it -> it.link().guild(), Function.identity()));
        var members = stores.memberships().members(audiences.keySet(), telling.toldUpTo(), PORTION);
        for (var member : members) {
            if (isReached(member, audiences)) {
                notices.tell(member, List.of(notice(member, streamer, broadcast)));
            }
        }
        if (members.size() == PORTION) {
            return Optional.of(telling.told(members.getLast()));
        }
        return followers.stream().anyMatch(it -> it.waitsFor(broadcast))
                ? Optional.of(telling.waiting(clock.instant()))
                : Optional.empty();
    }

    private LiveAudience audience(Link link) {
        return new LiveAudience(link, stores.guilds().config(link.guild()).settings());
    }

    private boolean isReached(AccountId member, Map<GuildId, LiveAudience> audiences) {
        var chosen = stores.preferences().of(member);
        return stores.memberships().of(member).stream()
                .filter(it -> audiences.containsKey(it.guild()))
                .map(it -> Objects.requireNonNull(audiences.get(it.guild())))
                .anyMatch(it -> it.reaches(Optional.ofNullable(chosen.get(it.link().key()))));
    }

    private Notice notice(AccountId member, Streamer streamer, Broadcast broadcast) {
        return new Notice(
                ids.next(),
                member,
                new NoticeKey(
                        LiveFacts.TOPIC,
                        broadcast.id().toString(),
                        Optional.of(streamer.id().toString())),
                new Timing(broadcast.times().startedAt(), clock.instant()),
                LiveFacts.of(streamer, broadcast),
                Weight.NEWS);
    }
}
