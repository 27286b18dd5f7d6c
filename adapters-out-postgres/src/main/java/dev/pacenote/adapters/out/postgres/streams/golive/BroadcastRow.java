package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.golive.EndOfBroadcast;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.link.StreamerId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code broadcasts}. */
@MappedEntity("broadcasts")
record BroadcastRow(
        @Id UUID id,
        UUID streamer,
        String twitchId,
        String type,
        Instant startedAt,
        Instant toldAt,
        Instant onlineAt,
        @Nullable Instant shownAt,
        @Nullable Instant unlistedSince,
        @Nullable Instant endedAt,
        String title,
        String game,
        @Nullable Integer viewers,
        @Nullable String thumbnail,
        @Nullable Instant endSaidAt,
        @Nullable Instant endHeardAt,
        int endLooks,
        @Nullable Instant endDue,
        long version) {

    Broadcast broadcast() {
        return new Broadcast(
                id,
                new StreamerId(streamer),
                twitchId,
                BroadcastType.of(type).orElseThrow(),
                new Broadcast.Times(
                        startedAt,
                        toldAt,
                        onlineAt,
                        Optional.ofNullable(shownAt),
                        Optional.ofNullable(unlistedSince),
                        Optional.ofNullable(endedAt)),
                new BroadcastFacts(
                        title,
                        game,
                        viewers == null ? OptionalInt.empty() : OptionalInt.of(viewers),
                        Optional.ofNullable(thumbnail)),
                ending(),
                version);
    }

    private Optional<EndOfBroadcast> ending() {
        return endSaidAt == null || endHeardAt == null
                ? Optional.empty()
                : Optional.of(new EndOfBroadcast(endSaidAt, endHeardAt, endLooks));
    }

    /** As an object with the columns as members. */
    static String json(Broadcast broadcast) {
        var times = broadcast.times();
        var facts = broadcast.facts();
        var end = broadcast.ending();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", broadcast.id().toString());
        columns.put("streamer", broadcast.streamer().toString());
        columns.put("twitch_id", broadcast.twitchId());
        columns.put("type", broadcast.type().wireName());
        columns.put("started_at", text(Optional.of(times.startedAt())));
        columns.put("told_at", text(Optional.of(times.toldAt())));
        columns.put("online_at", text(Optional.of(times.onlineAt())));
        columns.put("shown_at", text(times.shownAt()));
        columns.put("unlisted_since", text(times.unlistedSince()));
        columns.put("ended_at", text(times.endedAt()));
        columns.put("title", facts.title());
        columns.put("game", facts.game());
        columns.put("viewers", facts.viewers().isPresent() ? facts.viewers().getAsInt() : null);
        columns.put("thumbnail", facts.thumbnail().orElse(null));
        columns.put("end_said_at", text(end.map(EndOfBroadcast::saidAt)));
        columns.put("end_heard_at", text(end.map(EndOfBroadcast::heardAt)));
        columns.put("end_looks", end.map(EndOfBroadcast::looks).orElse(0));
        columns.put("end_due", text(end.map(EndOfBroadcast::due)));
        columns.put("version", broadcast.version() + 1);
        return Json.write(columns);
    }

    static @Nullable String text(Optional<Instant> at) {
        return at.map(Rows::microseconds).map(Instant::toString).orElse(null);
    }
}
