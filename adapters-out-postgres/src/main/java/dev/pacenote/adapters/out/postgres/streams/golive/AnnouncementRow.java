package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import dev.pacenote.domain.streams.golive.AnnouncementState.Cancelled;
import dev.pacenote.domain.streams.golive.AnnouncementState.Failed;
import dev.pacenote.domain.streams.golive.AnnouncementState.Pending;
import dev.pacenote.domain.streams.golive.AnnouncementState.Scheduled;
import dev.pacenote.domain.streams.golive.AnnouncementState.Sending;
import dev.pacenote.domain.streams.golive.AnnouncementState.Sent;
import dev.pacenote.domain.streams.golive.AnnouncementState.Skipped;
import dev.pacenote.domain.streams.golive.Tries;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code announcements}. */
@MappedEntity("announcements")
record AnnouncementRow(
        @Id UUID id,
        UUID broadcast,
        String guild,
        String state,
        String reason,
        int tries,
        @Nullable Instant firstTryAt,
        @Nullable Instant unknownSince,
        @Nullable UUID claim,
        @Nullable Instant claimedAt,
        @Nullable Instant due,
        @Nullable Instant endedAt,
        @Nullable String outChannel,
        @Nullable String outMessage,
        @Nullable String outHow,
        @Nullable String outPinged,
        boolean outComplete,
        boolean outPublish,
        @Nullable String detail,
        Instant updatedAt,
        long version) {

    Announcement announcement() {
        return new Announcement(
                id,
                new Announcement.Key(broadcast, new GuildId(guild)),
                announcementState(),
                outgoing(),
                Optional.ofNullable(detail),
                updatedAt,
                version);
    }

    private Optional<Announcement.Outgoing> outgoing() {
        return outChannel == null || outMessage == null
                ? Optional.empty()
                : Optional.of(
                        new Announcement.Outgoing(
                                new TextChannelId(outChannel),
                                outMessage,
                                reason(present(outHow)),
                                Optional.ofNullable(outPinged),
                                outComplete,
                                outPublish));
    }

    private static AnnouncementReason reason(String word) {
        return AnnouncementReason.of(word).orElseThrow();
    }

    private AnnouncementState announcementState() {
        var asked =
                new Tries(
                        tries, Optional.ofNullable(firstTryAt), Optional.ofNullable(unknownSince));
        return switch (state) {
            case "pending" -> new Pending(present(due));
            case "scheduled" -> new Scheduled(asked, reason(reason), present(due));
            case "sending" ->
                    new Sending(asked, new Lease(present(claim), present(due)), present(claimedAt));
            case "sent" -> new Sent(asked, reason(reason), present(endedAt));
            case "skipped" -> new Skipped(asked, reason(reason), present(endedAt));
            case "cancelled" -> new Cancelled(asked, reason(reason), present(endedAt));
            case "failed" -> new Failed(asked, reason(reason), present(endedAt));
            default -> throw new IllegalStateException("no such state: " + state);
        };
    }

    private <T> T present(@Nullable T column) {
        if (column == null) {
            throw new IllegalStateException("an announcement that is " + state + " lacks a column");
        }
        return column;
    }

    /** As an object with the columns as members. */
    static String json(Announcement announcement) {
        var state = announcement.state();
        var tries = state.tries();
        var sent = announcement.sent();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", announcement.id().toString());
        columns.put("state", state.wireName());
        columns.put("reason", state.reason().wireName());
        columns.put("tries", tries.count());
        columns.put("first_try_at", BroadcastRow.text(tries.firstAt()));
        columns.put("unknown_since", BroadcastRow.text(tries.unknownSince()));
        columns.put(
                "claim",
                state instanceof Sending sending ? sending.lease().token().toString() : null);
        columns.put(
                "claimed_at",
                state instanceof Sending sending
                        ? BroadcastRow.text(Optional.of(sending.claimedAt()))
                        : null);
        columns.put("due", BroadcastRow.text(announcement.due()));
        columns.put("ended_at", BroadcastRow.text(ended(state)));
        columns.put("out_channel", sent.map(it -> it.channel().value()).orElse(null));
        columns.put("out_message", sent.map(Announcement.Outgoing::message).orElse(null));
        columns.put("out_how", sent.map(it -> it.how().wireName()).orElse(null));
        columns.put("out_pinged", sent.flatMap(Announcement.Outgoing::pinged).orElse(null));
        columns.put("out_complete", sent.map(Announcement.Outgoing::complete).orElse(false));
        columns.put("out_publish", sent.map(Announcement.Outgoing::publish).orElse(false));
        columns.put("detail", announcement.detail().orElse(null));
        columns.put("updated_at", BroadcastRow.text(Optional.of(announcement.updatedAt())));
        columns.put("version", announcement.version() + 1);
        return Json.write(columns);
    }

    private static Optional<Instant> ended(AnnouncementState state) {
        return switch (state) {
            case Pending _, Scheduled _, Sending _ -> Optional.empty();
            case Sent(_, _, var at) -> Optional.of(at);
            case Skipped(_, _, var at) -> Optional.of(at);
            case Cancelled(_, _, var at) -> Optional.of(at);
            case Failed(_, _, var at) -> Optional.of(at);
        };
    }
}
