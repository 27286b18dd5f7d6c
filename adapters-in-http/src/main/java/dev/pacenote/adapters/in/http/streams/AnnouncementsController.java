package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.streams.golive.ShowHistory;
import dev.pacenote.application.streams.membership.CheckGuildAccess.Need;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.AnnouncementState;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.golive.PostState;
import dev.pacenote.domain.streams.guild.TextChannelId;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of each broadcast in a server, and why. */
@Hidden
@Controller("/api/guilds/{guild}/deliveries")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes({BearerScheme.class, CookieScheme.class})
final class AnnouncementsController {

    private final GuildRequests requests;
    private final ShowHistory history;

    AnnouncementsController(GuildRequests requests, ShowHistory history) {
        this.requests = requests;
        this.history = history;
    }

    /** Lists them, the newest first. */
    @Get
    Map<String, Object> list(
            Caller caller,
            String guild,
            @QueryValue("streamer_id") @Nullable String streamer,
            @QueryValue @Nullable String state,
            @RequestBean PageQuery.Snake query) {
        var id = requests.read(caller, guild, Need.ADMIN).id();
        var page =
                history.page(
                        id,
                        Optional.ofNullable(streamer).map(GuildRequests::streamer),
                        Optional.ofNullable(state).map(it -> it.toLowerCase(Locale.ROOT)),
                        query.paging());
        return Map.of(
                "deliveries",
                page.rows().stream().map(AnnouncementsController::view).toList(),
                "pagination",
                Pagination.Snake.of(page));
    }

    private static Map<String, @Nullable Object> view(ShowHistory.Entry entry) {
        var announcement = entry.announcement();
        var state = announcement.state();
        var toldAt = entry.broadcast().times().toldAt();
        var sent = sentAt(state);
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", announcement.id().toString());
        view.put("streamer_id", entry.streamer().id().toString());
        view.put("twitch_display_name", entry.streamer().names().displayName());
        view.put("stream_id", entry.broadcast().twitchId());
        view.put("state", state.wireName());
        view.put("reason", state.reason().wireName());
        view.put("detail", announcement.detail().orElse(null));
        view.put(
                "channel_id",
                entry.post()
                        .map(Post::channel)
                        .or(() -> announcement.sent().map(Announcement.Outgoing::channel))
                        .map(TextChannelId::value)
                        .orElse(null));
        view.put(
                "message_url",
                entry.post()
                        .map(
                                it ->
                                        StreamsPages.message(
                                                announcement.key().guild(), it.channel(), it.id()))
                        .orElse(null));
        view.put(
                "pinged",
                sent.flatMap(_ -> announcement.sent())
                        .flatMap(Announcement.Outgoing::pinged)
                        .orElse(null));
        view.put("attempts", state.tries().count());
        view.put("event_at", Times.iso(toldAt));
        view.put("sent_at", sent.map(Times::iso).orElse(null));
        view.put(
                "latency_ms", sent.map(at -> Duration.between(toldAt, at).toMillis()).orElse(null));
        view.put(
                "next_try_at",
                state instanceof AnnouncementState.Scheduled waiting
                        ? Times.iso(waiting.at())
                        : null);
        view.put(
                "post",
                announcement
                        .postState(entry.post())
                        .map(it -> view(it, entry.post()))
                        .orElse(null));
        return view;
    }

    private static Optional<Instant> sentAt(AnnouncementState state) {
        return state instanceof AnnouncementState.Sent sent
                ? Optional.of(sent.at())
                : Optional.empty();
    }

    private static Map<String, @Nullable Object> view(PostState state, Optional<Post> post) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("state", state.wireName());
        view.put("ended_at", post.flatMap(Post::endedAt).map(Times::iso).orElse(null));
        view.put("vod_url", post.flatMap(Post::vod).orElse(null));
        return view;
    }
}
