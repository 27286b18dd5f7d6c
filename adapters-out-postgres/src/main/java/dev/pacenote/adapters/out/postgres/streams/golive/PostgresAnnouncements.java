package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.StreamerId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ways of broadcasts to servers, in Postgres. */
@Singleton
public final class PostgresAnnouncements implements Announcements {

    private final AnnouncementRows rows;
    private final PostgresStore store;

    PostgresAnnouncements(AnnouncementRows rows, PostgresStore store) {
        this.rows = rows;
        this.store = store;
    }

    @Override
    public int open(Broadcast broadcast, Instant now) {
        return rows.open(
                broadcast.id(),
                broadcast.streamer().value(),
                Rows.microseconds(broadcast.postedFrom(now)),
                Rows.microseconds(now));
    }

    @Override
    public List<Announcement> claim(UUID token, Instant now, int limit) {
        return store.inTransaction(
                () ->
                        rows.due(Rows.microseconds(now), limit).stream()
                                .map(row -> row.announcement().claimed(token, now))
                                .map(claimed -> save(claimed).orUndo("an announcement"))
                                .toList());
    }

    @Override
    public Optional<Announcement> find(UUID id) {
        return rows.findById(id).map(AnnouncementRow::announcement);
    }

    @Override
    public List<Announcement> of(UUID broadcast) {
        return announcements(rows.of(broadcast));
    }

    @Override
    public Optional<Announcement> lastPinged(GuildId guild, StreamerId streamer, UUID otherThan) {
        return announcements(rows.lastPinged(guild.value(), streamer.value(), otherThan)).stream()
                .findFirst();
    }

    @Override
    public Optional<Announcement> lastSent(GuildId guild, StreamerId streamer, UUID otherThan) {
        return announcements(rows.lastSent(guild.value(), streamer.value(), otherThan)).stream()
                .findFirst();
    }

    @Override
    public List<Announcement> open(GuildId guild, StreamerId streamer) {
        return announcements(rows.open(guild.value(), streamer.value()));
    }

    @Override
    public long countOpen() {
        return rows.countOpen();
    }

    @Override
    public Optional<Instant> firstDue() {
        return rows.firstDue().stream().findFirst();
    }

    @Override
    public Paging.Page<Announcement> history(
            GuildId guild, Optional<StreamerId> streamer, Optional<String> state, Paging paging) {
        var of = streamer.map(StreamerId::value).orElse(null);
        var in = state.orElse(null);
        return new Paging.Page<>(
                paging,
                announcements(rows.history(guild.value(), of, in, paging.size(), paging.offset())),
                rows.countHistory(guild.value(), of, in));
    }

    @Override
    public Map<StreamerId, Announcement> latest(GuildId guild) {
        var ofChannel =
                rows.latest(guild.value()).stream()
                        .collect(
                                Collectors.toMap(
                                        AnnouncementRows.Latest::id,
                                        it -> new StreamerId(it.streamer())));
        var ids = ofChannel.keySet().stream().map(UUID::toString).toArray(String[]::new);
        return announcements(rows.findAll(ids)).stream()
                .collect(
                        Collectors.toMap(
                                it -> Objects.requireNonNull(ofChannel.get(it.id())),
                                Function.identity()));
    }

    private static List<Announcement> announcements(List<AnnouncementRow> found) {
        return found.stream().map(AnnouncementRow::announcement).toList();
    }

    @Override
    public SaveResult<Announcement> save(Announcement announcement) {
        return rows.update(AnnouncementRow.json(announcement)) == 1
                ? new SaveResult.Saved<>(announcement.savedAs(announcement.version() + 1))
                : new SaveResult.Conflict<>();
    }

    @Override
    public void wake(UUID broadcast, Set<AnnouncementReason> waitingFor, Instant now) {
        rows.wake(broadcast, words(waitingFor), Rows.microseconds(now));
    }

    @Override
    public void wake(GuildId guild, Set<AnnouncementReason> waitingFor, Instant now) {
        rows.wakeOfGuild(guild.value(), words(waitingFor), Rows.microseconds(now));
    }

    private static String[] words(Set<AnnouncementReason> reasons) {
        return reasons.stream().map(AnnouncementReason::wireName).toArray(String[]::new);
    }
}
