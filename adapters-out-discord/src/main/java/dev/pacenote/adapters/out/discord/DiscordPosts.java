package dev.pacenote.adapters.out.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.adapters.out.discord.DiscordRequests.Outcome;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.golive.post.EditPost;
import dev.pacenote.application.streams.golive.post.SendPost;
import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.PostMark;
import dev.pacenote.domain.streams.guild.MessageId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts in channels of Discord, by our bot. */
@Singleton
@Requires(beans = DiscordSettings.class)
public final class DiscordPosts implements SendPost, EditPost {

    private static final Logger LOG = LoggerFactory.getLogger(DiscordPosts.class);

    private static final int UNAUTHORIZED = 401;
    private static final int UNKNOWN_MESSAGE = 10_008;
    private static final int ALREADY_PUBLISHED = 40_033;

    /** Discord's number for a channel that other servers may follow. */
    private static final int ANNOUNCEMENTS = 5;

    private static final int PAGE = 100;
    private static final int MAX_PAGES = 20;

    /** Discord's clock and ours differ by no more. */
    private static final Duration CLOCKS = Duration.ofSeconds(10);

    /** Discord counts milliseconds from the beginning of 2015. */
    private static final long EPOCH_MILLIS = 1_420_070_400_000L;

    private final DiscordRequests requests;
    private final BeanProvider<DiscordApi> api;
    private final DiscordSettings settings;
    private final OwnBot self;
    private final InstantSource clock;

    DiscordPosts(
            DiscordRequests requests,
            BeanProvider<DiscordApi> api,
            DiscordSettings settings,
            OwnBot self,
            InstantSource clock) {
        this.self = self;
        this.requests = requests;
        this.api = api;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Sent send(Announcement.Outgoing message, PostMark mark) {
        var channel = message.channel().value();
        var json = withNonce(message.message(), mark);
        var outcome =
                requests.onceAsBot(
                        "POST channels/" + channel,
                        () -> api.get().post(channel, json, settings.bot(), settings.userAgent()));
        return switch (outcome) {
            case Outcome.Wait(var length) -> new Sent.Later(clock.instant().plus(length));
            case Outcome.Unavailable(var arrived) -> new Sent.Unavailable(arrived);
            case Outcome.Answer(var response) -> sent(response);
        };
    }

    private static Sent sent(HttpResponse<String> response) {
        if (response.code() == 200) {
            return DiscordRequests.json(response)
                    .map(body -> body.path("id").asText(""))
                    .filter(id -> !id.isEmpty())
                    .<Sent>map(id -> new Sent.Taken(new MessageId(id)))
                    .orElseGet(() -> new Sent.Unavailable(true));
        }
        if (response.code() == UNAUTHORIZED) {
            // Our token, not this post: an operator mends it.
            return new Sent.Unavailable(false);
        }
        int code = DiscordRequests.code(response);
        return code == UNKNOWN_MESSAGE ? new Sent.Deleted() : new Sent.Refused(refusal(response));
    }

    /** What nobody knows is tried again, so that operators read what it was. */
    private static DiscordRefusal refusal(HttpResponse<String> response) {
        int code = DiscordRequests.code(response);
        var refusal = DiscordRefusal.of(code);
        if (refusal == DiscordRefusal.OTHER) {
            LOG.warn(
                    "Discord refuses a post for a reason that is not known here: status {}, code {}",
                    response.code(),
                    code);
        }
        return refusal;
    }

    private static String withNonce(String message, PostMark mark) {
        var json = read(message);
        json.put("nonce", mark.nonce());
        json.put("enforce_nonce", true);
        return json.toString();
    }

    private static ObjectNode read(String message) {
        try {
            return (ObjectNode) DiscordPostCodec.MAPPER.readTree(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored post that is no JSON", e);
        }
    }

    @Override
    public Found find(
            Announcement.Outgoing message,
            PostMark mark,
            Instant newerThan,
            Predicate<MessageId> ofAnother) {
        var channel = message.channel();
        Predicate<JsonNode> same;
        try {
            same = sameAs(message.message(), mark);
        } catch (UpstreamException _) {
            return new Found.Unavailable();
        }
        long millis = newerThan.minus(CLOCKS).toEpochMilli() - EPOCH_MILLIS;
        var after = Long.toUnsignedString(Math.max(0, millis) << 22);
        for (int page = 0; page < MAX_PAGES; page++) {
            var from = after;
            HttpResponse<String> response;
            try {
                response =
                        requests.askAsBot(
                                "GET channels/" + channel,
                                () ->
                                        api.get()
                                                .messages(
                                                        channel.value(),
                                                        from,
                                                        PAGE,
                                                        settings.bot(),
                                                        settings.userAgent()));
            } catch (UpstreamException _) {
                return new Found.Unavailable();
            }
            var messages = DiscordRequests.json(response).filter(JsonNode::isArray);
            if (response.code() != 200 || messages.isEmpty()) {
                return response.code() == UNAUTHORIZED
                        ? new Found.Unavailable()
                        : new Found.Unreadable();
            }
            for (var there : messages.get()) {
                var id = there.path("id").asText("");
                if (same.test(there) && !ofAnother.test(new MessageId(id))) {
                    return new Found.There(new MessageId(id));
                }
                after = newer(after, id);
            }
            if (messages.get().size() < PAGE) {
                return new Found.NotThere();
            }
        }
        // So many that ours may be behind them: better no second post.
        return new Found.Unreadable();
    }

    private static String newer(String one, String other) {
        return Long.compareUnsigned(Long.parseUnsignedLong(other), Long.parseUnsignedLong(one)) > 0
                ? other
                : one;
    }

    /** Our own message with this mark, or with this text where nothing in it carries one. */
    private Predicate<JsonNode> sameAs(String message, PostMark mark) {
        var bot = self.id();
        Predicate<JsonNode> ours = it -> bot.equals(it.path("author").path("id").asText(""));
        if (mark.isIn(message)) {
            return ours.and(it -> isMarked(it, mark));
        }
        var text = read(message).path("content").asText("").strip();
        return ours.and(it -> it.path("content").asText("").strip().equals(text));
    }

    private static boolean isMarked(JsonNode message, PostMark mark) {
        for (var embed : message.path("embeds")) {
            if (mark.isIn(embed.path("url").asText(""))) {
                return true;
            }
        }
        for (var row : message.path("components")) {
            for (var button : row.path("components")) {
                if (mark.isIn(button.path("url").asText(""))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public Edited edit(MessageId post, Announcement.Outgoing message) {
        var channel = message.channel().value();
        return edited(
                requests.onceAsBot(
                        "PATCH channels/" + channel,
                        () ->
                                api.get()
                                        .edit(
                                                channel,
                                                post.value(),
                                                message.message(),
                                                settings.bot(),
                                                settings.userAgent())));
    }

    @Override
    public Published publish(TextChannelId channel, MessageId post) {
        // What kind a channel is may change, and of each there are ten such posts in an hour.
        var kind =
                requests.onceAsBot(
                        "GET channels/" + channel + " itself",
                        () ->
                                api.get()
                                        .channel(
                                                channel.value(),
                                                settings.bot(),
                                                settings.userAgent()));
        boolean nobodyFollows =
                kind instanceof Outcome.Answer(var answer)
                        && answer.code() == 200
                        && DiscordRequests.json(answer)
                                .filter(it -> it.path("type").asInt() != ANNOUNCEMENTS)
                                .isPresent();
        // Where Discord does not say, it says so of the post.
        return nobodyFollows ? new Published.NobodyFollows() : handedOn(channel, post);
    }

    private Published handedOn(TextChannelId channel, MessageId post) {
        // A limit of its own, so that no post waits for it.
        var outcome =
                requests.onceAsBot(
                        "POST channels/" + channel + "/crosspost",
                        () ->
                                api.get()
                                        .publish(
                                                channel.value(),
                                                post.value(),
                                                settings.bot(),
                                                settings.userAgent()));
        return outcome instanceof Outcome.Answer(var response)
                        && (response.code() < 300
                                || DiscordRequests.code(response) == ALREADY_PUBLISHED)
                ? new Published.Done()
                : new Published.Missed();
    }

    @Override
    public Edited delete(TextChannelId channel, MessageId post) {
        var outcome =
                edited(
                        requests.onceAsBot(
                                "DELETE channels/" + channel,
                                () ->
                                        api.get()
                                                .delete(
                                                        channel.value(),
                                                        post.value(),
                                                        settings.bot(),
                                                        settings.userAgent())));
        return outcome instanceof Edited.Gone ? new Edited.Done() : outcome;
    }

    private Edited edited(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Wait(var length) -> new Edited.Later(clock.instant().plus(length));
            case Outcome.Unavailable _ -> new Edited.Unavailable();
            case Outcome.Answer(var response) -> edited(response);
        };
    }

    private static Edited edited(HttpResponse<String> response) {
        if (response.code() < 300) {
            return new Edited.Done();
        }
        if (response.code() == UNAUTHORIZED) {
            return new Edited.Unavailable();
        }
        int code = DiscordRequests.code(response);
        return code == UNKNOWN_MESSAGE
                ? new Edited.Gone()
                : new Edited.Refused(DiscordRefusal.of(code));
    }
}
