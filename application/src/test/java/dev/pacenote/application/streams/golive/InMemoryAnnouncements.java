package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
                            .map(key -> Announcement.opened(id(key), key, now).savedAs(1))
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
                            rows.values().stream()
                                    .filter(it -> it.state().isClaimable(now))
                                    .sorted(Comparator.comparing(it -> it.due().orElseThrow()))
                                    .limit(limit)
                                    .map(it -> it.claimed(token, now).savedAs(it.version() + 1))
                                    .toList();
                    claimed.forEach(it -> rows.put(it.id(), it));
                    return claimed;
                });
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
    public SaveResult<Announcement> save(Announcement announcement) {
        return tables.with(
                state -> {
                    var stored = find(announcement.id());
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
        of(broadcast).stream()
                .filter(it -> waitingFor.contains(it.state().reason()))
                .map(it -> it.woken(now))
                .forEach(this::save);
    }
}
