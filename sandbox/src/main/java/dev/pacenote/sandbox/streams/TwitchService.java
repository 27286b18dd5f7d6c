package dev.pacenote.sandbox.streams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import dev.pacenote.sandbox.streams.LoopbackServer.Asked;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Twitch, as far as posts need it: users and how they log in, what is live, and EventSub with
 * signed webhooks that are sent at least once.
 */
public final class TwitchService implements AutoCloseable {

    public static final String CLIENT_ID = "twitch-client";
    public static final String CLIENT_SECRET = "twitch-secret";

    /** One request may name so many channels. */
    private static final int MAX_NAMED = 100;

    /** A channel. */
    public record Channel(String id, String login, String displayName) {}

    /** What a channel shows. */
    public record Stream(String id, String title, String game, Instant startedAt) {}

    private record Shown(String title, String game) {}

    private final InstantSource clock;
    private final LoopbackServer server;
    private final TwitchSubscriptionBook subscriptions;
    private final TwitchLogins logins = new TwitchLogins();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, Stream> live = new LinkedHashMap<>();

    /** What Helix lists; it may lag behind. */
    private final Map<String, Stream> listed = new LinkedHashMap<>();

    /** What channels show, whether they are live or not. */
    private final Map<String, Shown> shown = new LinkedHashMap<>();

    private final List<Map<String, String>> videos = new ArrayList<>();
    private final AtomicLong ids = new AtomicLong(41_000_000_000L);
    private final AtomicInteger stalled = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean helixLags;
    private Optional<Instant> noPointsUntil = Optional.empty();
    private Optional<String> instead = Optional.empty();
    private volatile boolean stallsStreams;
    private Optional<String> token = Optional.empty();

    public TwitchService(InstantSource clock) {
        this.clock = clock;
        this.subscriptions = new TwitchSubscriptionBook(clock);
        this.server = new LoopbackServer(this::answer);
    }

    public URI url() {
        return server.url("");
    }

    public synchronized void channel(Channel channel) {
        channels.put(channel.id(), channel);
    }

    /** Twitch knows a channel no more. */
    public synchronized void forget(String login) {
        channels.remove(byLogin(login).id());
    }

    /** What the owner of a channel comes back with who logged in; it counts once. */
    public synchronized String code(String login) {
        return logins.code(byLogin(login).id());
    }

    /** Tokens of people that were not given back. */
    public int tokensOfPeople() {
        return logins.tokens();
    }

    /** Whether a channel is live, whatever Helix lists. */
    public synchronized boolean isLive(String login) {
        return live.containsKey(byLogin(login).id());
    }

    /** Helix lists nothing new until it catches up. */
    public synchronized void helixLags(boolean lags) {
        helixLags = lags;
        if (!lags) {
            listed.clear();
            listed.putAll(live);
        }
    }

    /** Whoever asks which streams are on gets no answer from now on, or gets one again. */
    public void stallStreams(boolean stalls) {
        stallsStreams = stalls;
    }

    /** How many who asked that got no answer. */
    public int stalled() {
        return stalled.get();
    }

    private Answer noAnswer() {
        stalled.incrementAndGet();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.of(503, "");
    }

    /** The token of the application counts no more. */
    public synchronized void forgetToken() {
        token = Optional.empty();
    }

    /**
     * A channel goes live, and whoever asked for it is told.
     *
     * @return Twitch's id of it
     */
    public String goLive(String login, String title, String game) {
        return goLive(login, title, game, "live");
    }

    /**
     * The same of another type, such as {@code rerun}.
     *
     * @return Twitch's id of it
     */
    public String goLive(String login, String title, String game, String type) {
        var channel = isLiveNow(login, title, game);
        var stream = Objects.requireNonNull(live.get(channel.id()));
        var event = event(channel);
        event.put("id", stream.id())
                .put("type", type)
                .put("started_at", stream.startedAt().toString());
        subscriptions.tell("stream.online", channel.id(), event);
        return stream.id();
    }

    /** A channel goes live, and what Twitch tells of it is lost. */
    public void goLiveUntold(String login, String title, String game) {
        isLiveNow(login, title, game);
    }

    private synchronized Channel isLiveNow(String login, String title, String game) {
        var channel = byLogin(login);
        var stream = new Stream(Long.toString(ids.incrementAndGet()), title, game, clock.instant());
        live.put(channel.id(), stream);
        shown.put(channel.id(), new Shown(title, game));
        if (!helixLags) {
            listed.put(channel.id(), stream);
        }
        return channel;
    }

    /** A channel is not live any more, and whoever asked for it is told. */
    public void goOffline(String login) {
        Channel channel;
        synchronized (this) {
            channel = byLogin(login);
            live.remove(channel.id());
            if (!helixLags) {
                listed.remove(channel.id());
            }
        }
        subscriptions.tell("stream.offline", channel.id(), event(channel));
    }

    /** A channel shows something else, and whoever asked for it is told. */
    public void changes(String login, String title, String game) {
        Channel channel;
        synchronized (this) {
            channel = byLogin(login);
            shown.put(channel.id(), new Shown(title, game));
        }
        var event = event(channel);
        event.put("title", title).put("category_name", game);
        subscriptions.tell("channel.update", channel.id(), event);
    }

    /**
     * The recording of a broadcast is there.
     *
     * @param stream Twitch's id of the broadcast
     * @return where it is
     */
    public synchronized String records(String login, String stream) {
        var id = Long.toString(ids.incrementAndGet());
        var url = "https://www.twitch.tv/videos/" + id;
        videos.addFirst(
                Map.of(
                        "id", id,
                        "user_id", byLogin(login).id(),
                        "stream_id", stream,
                        "type", "archive",
                        "url", url));
        return url;
    }

    /** Twitch lets us have subscriptions that cost so much together; each costs 1. */
    public synchronized void allows(int cost) {
        subscriptions.allows(cost);
    }

    /** Of the list of subscriptions no more than the first page is answered, or all of it is. */
    public synchronized void losesPages(boolean loses) {
        subscriptions.losesPages(loses);
    }

    /** The next answer of the API uses the last point, and the next one comes at that moment. */
    public synchronized void hasLastPoint(Instant reset) {
        noPointsUntil = Optional.of(reset);
    }

    /** The next answer of the API is this, and nothing is done. */
    public synchronized void answersNext(String json) {
        instead = Optional.of(json);
    }

    /**
     * Steers it by hand, see {@link TwitchControl}.
     *
     * @return what it shows, as JSON; empty where there is no such control
     */
    public Optional<String> control(String name, Map<String, ?> wish) {
        return DiscordControl.by(name, wish, this::answer);
    }

    /** The clock that all of it goes by. */
    Instant now() {
        return clock.instant();
    }

    /** Everything that was sent so far is sent again, with the same ids. */
    public void sendAllAgain() {
        subscriptions.sendAllAgain();
    }

    /** How many notifications were taken when they were sent first. */
    public int taken() {
        return subscriptions.taken();
    }

    /** What somebody wanted to hear of a channel is forgotten, and nobody is told. */
    public void losesSubscriptions(String login) {
        subscriptions.loses(idOf(login));
    }

    /** What is told of a channel from now on is signed with another secret than was agreed. */
    public void signs(String login, String secret) {
        subscriptions.signs(idOf(login), secret);
    }

    /** Twitch ends everything that somebody wanted to hear of a channel, and says so. */
    public void revokes(String login, String reason) {
        subscriptions.revokes(idOf(login), reason);
    }

    /** Whether somebody hears of it when that channel goes live and when its broadcast ends. */
    public boolean tellsOf(String login) {
        var channel = idOf(login);
        return subscriptions
                .states()
                .containsAll(
                        List.of(
                                "stream.online " + channel + " enabled",
                                "stream.offline " + channel + " enabled"));
    }

    /** How Twitch's subscriptions stand, by type and channel. */
    public List<String> subscriptions() {
        return subscriptions.states();
    }

    private synchronized String idOf(String login) {
        return byLogin(login).id();
    }

    private Channel byLogin(String login) {
        return channels.values().stream()
                .filter(it -> it.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode event(Channel channel) {
        return LoopbackServer.JSON
                .createObjectNode()
                .put("broadcaster_user_id", channel.id())
                .put("broadcaster_user_login", channel.login())
                .put("broadcaster_user_name", channel.displayName());
    }

    private Answer answer(Asked asked) {
        if (asked.path().startsWith("/control/")) {
            return new TwitchControl(this).answer(asked);
        }
        if (asked.path().startsWith("/oauth2/")) {
            return login(asked);
        }
        synchronized (this) {
            if (token.filter(it -> asked.authorization().equals("Bearer " + it)).isEmpty()) {
                return Answer.of(401, Map.of("error", "Unauthorized", "status", 401));
            }
        }
        if (asked.query().values().stream().anyMatch(named -> named.size() > MAX_NAMED)) {
            return Answer.of(400, Map.of("error", "Bad Request", "status", 400));
        }
        synchronized (this) {
            if (instead.isPresent()) {
                var other = Answer.of(200, instead.get());
                instead = Optional.empty();
                return other;
            }
        }
        return withPoints(helix(asked));
    }

    private synchronized Answer withPoints(Answer answer) {
        var reset = noPointsUntil;
        noPointsUntil = Optional.empty();
        return reset.map(
                        at ->
                                answer.with(
                                        Map.of(
                                                "Ratelimit-Limit", "800",
                                                "Ratelimit-Remaining", "0",
                                                "Ratelimit-Reset",
                                                        Long.toString(at.getEpochSecond()))))
                .orElse(answer);
    }

    private Answer helix(Asked asked) {
        return switch (asked.path()) {
            case "/helix/users" -> users(asked);
            case "/helix/channels" -> information(asked);
            case "/helix/streams" -> stallsStreams ? noAnswer() : streams(asked);
            case "/helix/videos" -> videos(asked);
            case "/helix/eventsub/subscriptions" ->
                    switch (asked.method()) {
                        case "POST" -> subscriptions.subscribe(asked.json());
                        case "DELETE" -> subscriptions.unsubscribe(asked.one("id"));
                        default -> subscriptions.list(asked.one("after"));
                    };
            default -> Answer.of(404, Map.of());
        };
    }

    private synchronized Answer login(Asked asked) {
        return switch (asked.path()) {
            case "/oauth2/authorize" -> logins.page(asked, channels.values());
            case "/oauth2/token" -> token(asked);
            case "/oauth2/validate" -> logins.validate(asked, channels);
            case "/oauth2/revoke" -> logins.revoke(asked.form());
            default -> Answer.of(404, Map.of());
        };
    }

    private synchronized Answer token(Asked asked) {
        if (!Asked.one(asked.form(), "client_secret").equals(CLIENT_SECRET)) {
            return Answer.of(403, Map.of("message", "invalid client secret"));
        }
        if (Asked.one(asked.form(), "grant_type").equals("authorization_code")) {
            return logins.token(asked.form());
        }
        token = Optional.of(UUID.randomUUID().toString());
        return Answer.of(
                200,
                Map.of(
                        "access_token",
                        token.get(),
                        "expires_in",
                        5_000_000,
                        "token_type",
                        "bearer"));
    }

    private synchronized Answer users(Asked asked) {
        var data =
                channels.values().stream()
                        .filter(
                                it ->
                                        it.login().equals(asked.one("login"))
                                                || asked.query()
                                                        .getOrDefault("id", List.of())
                                                        .contains(it.id()))
                        .map(
                                it ->
                                        Map.of(
                                                "id", it.id(),
                                                "login", it.login(),
                                                "display_name", it.displayName(),
                                                "profile_image_url",
                                                        "https://pictures.example/" + it.id()))
                        .toList();
        return Answer.of(200, Map.of("data", data));
    }

    private synchronized Answer information(Asked asked) {
        var data = new ArrayList<Map<String, Object>>();
        for (var id : asked.query().getOrDefault("broadcaster_id", List.of())) {
            var channel = channels.get(id);
            if (channel != null) {
                var now = shown.getOrDefault(id, new Shown("", ""));
                data.add(
                        Map.of(
                                "broadcaster_id",
                                id,
                                "broadcaster_login",
                                channel.login(),
                                "broadcaster_name",
                                channel.displayName(),
                                "title",
                                now.title(),
                                "game_name",
                                now.game()));
            }
        }
        return Answer.of(200, Map.of("data", data));
    }

    private synchronized Answer streams(Asked asked) {
        var data = new ArrayList<Map<String, Object>>();
        for (var id : asked.query().getOrDefault("user_id", List.of())) {
            var stream = listed.get(id);
            if (stream != null) {
                data.add(
                        Map.of(
                                "id",
                                stream.id(),
                                "user_id",
                                id,
                                "type",
                                "live",
                                "title",
                                stream.title(),
                                "game_name",
                                stream.game(),
                                "viewer_count",
                                7,
                                "started_at",
                                stream.startedAt().toString(),
                                "thumbnail_url",
                                "https://pictures.example/" + id + "-{width}x{height}.jpg"));
            }
        }
        return Answer.of(200, Map.of("data", data, "pagination", Map.of()));
    }

    private synchronized Answer videos(Asked asked) {
        var data =
                videos.stream()
                        .filter(it -> it.getOrDefault("user_id", "").equals(asked.one("user_id")))
                        .filter(it -> it.getOrDefault("type", "").equals(asked.one("type")))
                        .limit(Integer.parseInt(asked.one("first")))
                        .toList();
        return Answer.of(200, Map.of("data", data, "pagination", Map.of()));
    }

    @Override
    public void close() {
        closed.countDown();
        subscriptions.close();
        server.close();
    }
}
