package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.StreamerId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways of broadcasts to servers in memory. */
public final class InMemoryAnnouncements implements Announcements {

    private final Tables tables;

    public InMemoryAnnouncements(Tables tables) {
        this.tables = tables;
    }

    @Override
    public int open(Broadcast broadcast, Instant now) {
        return tables.with(
                state -> {
                    var rows = state.rows(StreamsTables.ANNOUNCEMENTS);
                    int before = rows.size();
                    state.rows(StreamsTables.LINKS).values().stream()
                            .filter(link -> link.streamer().equals(broadcast.streamer()))
                            .map(link -> new Announcement.Key(broadcast.id(), link.guild()))
                            .map(
                                    key ->
                                            Announcement.opened(
                                                            id(key),
                                                            key,
                                                            broadcast.postedFrom(now),
                                                            now)
                                                    .savedAs(1))
                            .forEach(it -> rows.putIfAbsent(it.id(), it));
                    return rows.size() - before;
                });
    }

    private static UUID id(Announcement.Key key) {
        return UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Announcement> claim(UUID token, Instant now, int limit) {
        return tables.with(
                state -> {
                    var rows = state.rows(StreamsTables.ANNOUNCEMENTS);
                    var claimed =
                            inTurn(rows.values(), now)
                                    .limit(limit)
                                    .map(it -> it.claimed(token, now).savedAs(it.version() + 1))
                                    .toList();
                    claimed.forEach(it -> rows.put(it.id(), it));
                    return claimed;
                });
    }

    /** Those that are due, each broadcast in its turn, the longest due first. */
    private static Stream<Announcement> inTurn(Collection<Announcement> rows, Instant now) {
        var due =
                rows.stream()
                        .filter(it -> it.state().isClaimable(now))
                        .sorted(Comparator.comparing(it -> it.due().orElseThrow()))
                        .toList();
        var before = new HashMap<UUID, Integer>();
        var turns = new HashMap<UUID, Integer>();
        for (var one : due) {
            int turn = before.getOrDefault(one.key().broadcast(), 0);
            before.put(one.key().broadcast(), turn + 1);
            turns.put(one.id(), turn);
        }
        return due.stream().sorted(Comparator.comparing(it -> turns.getOrDefault(it.id(), 0)));
    }

    @Override
    public Optional<Announcement> find(UUID id) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(StreamsTables.ANNOUNCEMENTS).get(id)));
    }

    @Override
    public List<Announcement> of(UUID broadcast) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.ANNOUNCEMENTS).values().stream()
                                .filter(it -> it.key().broadcast().equals(broadcast))
                                .toList());
    }

    @Override
    public Optional<Announcement> lastPinged(GuildId guild, StreamerId streamer, UUID otherThan) {
        return last(
                guild,
                streamer,
                it ->
                        !it.id().equals(otherThan)
                                && it.state().reason() == AnnouncementReason.ANNOUNCED
                                && it.sent().flatMap(sent -> sent.pinged()).isPresent());
    }

    @Override
    public Optional<Announcement> lastSent(GuildId guild, StreamerId streamer, UUID otherThan) {
        return last(
                guild,
                streamer,
                it -> !it.id().equals(otherThan) && it.state() instanceof AnnouncementState.Sent);
    }

    private Optional<Announcement> last(
            GuildId guild, StreamerId streamer, Predicate<Announcement> wanted) {
        return tables.with(
                state -> {
                    var broadcasts = state.rows(StreamsTables.BROADCASTS);
                    return of(state, guild, streamer)
                            .filter(wanted)
                            .max(
                                    Comparator.comparing(
                                            it ->
                                                    broadcasts
                                                            .get(it.key().broadcast())
                                                            .times()
                                                            .startedAt()));
                });
    }

    @Override
    public List<Announcement> open(GuildId guild, StreamerId streamer) {
        return tables.with(
                state ->
                        of(state, guild, streamer)
                                .filter(it -> it.state().isOpen())
                                .sorted(Comparator.comparing(Announcement::id))
                                .toList());
    }

    @Override
    public long countOpen() {
        return tables.with(
                state ->
                        state.rows(StreamsTables.ANNOUNCEMENTS).values().stream()
                                .filter(it -> it.due().isPresent())
                                .count());
    }

    @Override
    public Optional<Instant> firstDue() {
        return tables.with(
                state ->
                        state.rows(StreamsTables.ANNOUNCEMENTS).values().stream()
                                .flatMap(it -> it.due().stream())
                                .min(Comparator.naturalOrder()));
    }

    @Override
    public Paging.Page<Announcement> history(
            GuildId guild, Optional<StreamerId> streamer, Optional<String> wanted, Paging paging) {
        return tables.with(
                state -> {
                    var broadcasts = state.rows(StreamsTables.BROADCASTS);
                    return paging.of(
                            state.rows(StreamsTables.ANNOUNCEMENTS).values().stream()
                                    .filter(it -> it.key().guild().equals(guild))
                                    .filter(
                                            it ->
                                                    streamer.isEmpty()
                                                            || streamer.get()
                                                                    .equals(
                                                                            broadcasts
                                                                                    .get(
                                                                                            it.key()
                                                                                                    .broadcast())
                                                                                    .streamer()))
                                    .filter(
                                            it ->
                                                    wanted.isEmpty()
                                                            || wanted.get()
                                                                    .equals(it.state().wireName()))
                                    .sorted(
                                            Comparator.comparing(
                                                            (Announcement it) ->
                                                                    broadcasts
                                                                            .get(
                                                                                    it.key()
                                                                                            .broadcast())
                                                                            .times()
                                                                            .toldAt())
                                                    .reversed()
                                                    .thenComparing(Announcement::id))
                                    .toList());
                });
    }

    @Override
    public Map<StreamerId, Announcement> latest(GuildId guild) {
        var all =
                history(guild, Optional.empty(), Optional.empty(), new Paging(1, Paging.MAX_SIZE))
                        .rows();
        return tables.with(
                state -> {
                    var broadcasts = state.rows(StreamsTables.BROADCASTS);
                    return all.stream()
                            .collect(
                                    Collectors.toMap(
                                            it -> broadcasts.get(it.key().broadcast()).streamer(),
                                            Function.identity(),
                                            (newest, _) -> newest));
                });
    }

    private static Stream<Announcement> of(Tables.State state, GuildId guild, StreamerId streamer) {
        var broadcasts = state.rows(StreamsTables.BROADCASTS);
        return state.rows(StreamsTables.ANNOUNCEMENTS).values().stream()
                .filter(it -> it.key().guild().equals(guild))
                .filter(it -> broadcasts.get(it.key().broadcast()).streamer().equals(streamer));
    }

    @Override
    public SaveResult<Announcement> save(Announcement announcement) {
        return tables.with(
                state -> {
                    var stored = find(announcement.id()).filter(it -> it.state().isOpen());
                    if (stored.filter(it -> it.version() == announcement.version()).isEmpty()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = announcement.savedAs(announcement.version() + 1);
                    state.rows(StreamsTables.ANNOUNCEMENTS).put(saved.id(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public void wake(UUID broadcast, Set<AnnouncementReason> waitingFor, Instant now) {
        wakeAll(of(broadcast), waitingFor, now);
    }

    @Override
    public void wake(GuildId guild, Set<AnnouncementReason> waitingFor, Instant now) {
        wakeAll(
                tables.with(
                        state ->
                                state.rows(StreamsTables.ANNOUNCEMENTS).values().stream()
                                        .filter(it -> it.key().guild().equals(guild))
                                        .toList()),
                waitingFor,
                now);
    }

    private void wakeAll(List<Announcement> some, Set<AnnouncementReason> waitingFor, Instant now) {
        some.stream()
                .filter(it -> waitingFor.contains(it.state().reason()))
                .map(it -> it.woken(now))
                .forEach(this::save);
    }
}
