package dev.pacenote.sandbox.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.sandbox.streams.LoopbackServer.Answer;
import dev.pacenote.sandbox.streams.LoopbackServer.Asked;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Discord, as far as posts need it: log-ins whose codes count once, servers with roles and
 * channels, and messages with nonces, edits and deletions. Each answer that is to come instead of
 * the real one can be put in front.
 */
public final class DiscordService implements AutoCloseable {

    public static final String CLIENT_ID = "100000000000000001";
    public static final String CLIENT_SECRET = "discord-secret";
    public static final String BOT_TOKEN = "bot-token";
    public static final String BOT_ID = "100000000000000002";

    static final String BOT_ROLE = "100000000000000003";

    private static final int NEWS = 5;

    /** When a post gets no answer. */
    public enum Stall {
        /** Nothing is done. */
        BEFORE,
        /** The post is there. */
        AFTER
    }

    /** A person at Discord. */
    public record Person(String id, String username) {}

    /** A message as it stands in a channel. */
    public record Message(
            String id, String channel, JsonNode body, String nonce, Instant at, boolean edited) {}

    /**
     * A channel.
     *
     * @param guild the name of its server
     */
    public record Place(String guild, String id, String name) {}

    private final LoopbackServer server;
    private final Map<String, ObjectNode> guilds = new LinkedHashMap<>();
    private final Map<String, ArrayNode> channels = new HashMap<>();
    private final Map<String, Map<String, List<String>>> members = new HashMap<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final DiscordLogins logins = new DiscordLogins();
    private final DiscordMessageBook messages;
    private final DiscordBuckets buckets;
    private final Deque<Answer> instead = new ArrayDeque<>();
    private final Map<String, Answer> insteadOf = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();
    private final AtomicReference<Optional<Stall>> stall = new AtomicReference<>(Optional.empty());
    private final AtomicInteger stalled = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean away;

    public DiscordService(InstantSource clock) {
        this.messages = new DiscordMessageBook(clock);
        this.buckets = new DiscordBuckets(clock);
        this.server = new LoopbackServer(this::answer);
    }

    public URI api() {
        return server.url("/api");
    }

    public URI authorize() {
        return server.url("/oauth2/authorize");
    }

    /**
     * A server with the role of everybody, which sees and writes, and a role to ping.
     *
     * @param bot whether our bot is in it
     */
    public synchronized void guild(String id, String name, Person owner, boolean bot) {
        var guild = LoopbackServer.JSON.createObjectNode();
        guild.put("id", id).put("name", name).putNull("icon").put("owner_id", owner.id());
        guild.putArray("roles");
        guilds.put(id, guild);
        channels.put(id, LoopbackServer.JSON.createArrayNode());
        members.put(id, new LinkedHashMap<>());
        role(id, id, "@everyone", "84992", false);
        member(id, owner);
        if (bot) {
            botArrives(id);
        }
    }

    public synchronized void role(
            String guild, String id, String name, String permissions, boolean mentionable) {
        ((ArrayNode) known(guild).path("roles"))
                .addObject()
                .put("id", id)
                .put("name", name)
                .put("permissions", permissions)
                .put("color", 0)
                .put("position", known(guild).path("roles").size())
                .put("mentionable", mentionable)
                .put("managed", false);
    }

    /** A channel that everybody sees, or nobody but admins. */
    public synchronized void channel(String guild, String id, String name, boolean open) {
        var channel =
                channelsOf(guild)
                        .addObject()
                        .put("id", id)
                        .put("type", 0)
                        .put("name", name)
                        .put("position", channelsOf(guild).size())
                        .putNull("parent_id");
        open(channel, guild, open);
    }

    /** Other servers may follow the channel: what is published there is handed on to them. */
    public synchronized void follows(String guild, String id) {
        for (var channel : channelsOf(guild)) {
            if (channel.path("id").asText().equals(id)) {
                ((ObjectNode) channel).put("type", NEWS);
            }
        }
    }

    /** Ids of the messages that were handed on to whoever follows their channel. */
    public synchronized Set<String> published() {
        return messages.published();
    }

    /** Everybody sees the channel from now on, or nobody but admins does. */
    public synchronized void opens(String guild, String id, boolean open) {
        for (var channel : channelsOf(guild)) {
            if (channel.path("id").asText().equals(id)) {
                open((ObjectNode) channel, guild, open);
            }
        }
    }

    private static void open(ObjectNode channel, String guild, boolean open) {
        var overwrites = channel.putArray("permission_overwrites");
        if (!open) {
            overwrites
                    .addObject()
                    .put("id", guild)
                    .put("type", 0)
                    .put("allow", "0")
                    .put("deny", "3072");
        }
    }

    /** Somebody who can log in, whether or not they are in a server. */
    public synchronized void person(Person person) {
        people.put(person.id(), person);
    }

    public synchronized void member(String guild, Person person, String... roles) {
        person(person);
        membersOf(guild).put(person.id(), List.of(roles));
    }

    public synchronized void leaves(String guild, Person person) {
        membersOf(guild).remove(person.id());
    }

    public synchronized void botArrives(String guild) {
        membersOf(guild).put(BOT_ID, List.of());
    }

    public synchronized void botLeaves(String guild) {
        membersOf(guild).remove(BOT_ID);
    }

    /** A code with which that person comes back from the log-in. It counts once. */
    public String code(Person person) {
        return logins.code(person);
    }

    /** The next request for a message is answered so, and does nothing. */
    public synchronized void answerNext(int status, String json, Map<String, String> headers) {
        instead.add(new Answer(status, json, headers));
    }

    /**
     * Answers this to the next request of one kind.
     *
     * @param path below the version, such as {@code guilds/900000000000000001}
     */
    public void answerNextTo(String path, int status, String json, Map<String, String> headers) {
        insteadOf.put("/api/v10/" + path, new Answer(status, json, headers));
    }

    /** The next message is taken, and the answer is one of trouble. */
    public synchronized void loseNextAnswer() {
        messages.loseNextAnswer();
    }

    /**
     * Each channel takes so many messages in such a time from now on, and tells the rest to wait.
     */
    public synchronized void keepsBuckets(int most, Duration within) {
        buckets.keep(most, within);
    }

    /**
     * Steers it by hand, see {@link DiscordControl}.
     *
     * @return what it shows, as JSON; empty where there is no such control
     */
    public Optional<String> control(String name, Map<String, ?> wish) {
        return DiscordControl.by(name, wish, this::answer);
    }

    /** Every request is answered with trouble from now on, or they are answered again. */
    public synchronized void away(boolean isAway) {
        away = isAway;
    }

    /** Posts get no answer from now on, however long somebody waits for one. */
    public void stallPosts(Stall when) {
        stall.set(Optional.of(when));
    }

    /** Posts get answers again; those that got none get none any more. */
    public void answerPosts() {
        stall.set(Optional.empty());
    }

    /** How many posts got no answer. */
    public int stalled() {
        return stalled.get();
    }

    public synchronized List<Message> messages(String channel) {
        return messages.in(channel);
    }

    /** All channels of all servers. */
    public synchronized List<Place> places() {
        var places = new ArrayList<Place>();
        guilds.forEach(
                (id, guild) ->
                        channelsOf(id)
                                .forEach(
                                        channel ->
                                                places.add(
                                                        new Place(
                                                                guild.path("name").asText(),
                                                                channel.path("id").asText(),
                                                                channel.path("name").asText()))));
        return places;
    }

    /** Names of the roles of a member; those that our bot made among them. */
    public synchronized List<String> rolesOf(String guild, Person person) {
        return membersOf(guild).getOrDefault(person.id(), List.of()).stream()
                .flatMap(id -> role(id).stream())
                .toList();
    }

    /** Names of all roles of a server. */
    public synchronized List<String> rolesOf(String guild) {
        return known(guild).path("roles").findValuesAsText("name");
    }

    /** Our bot may manage roles from now on, with its own role above all of now, or it may not. */
    public synchronized void botManagesRoles(String guild, boolean may) {
        var roles = (ArrayNode) known(guild).path("roles");
        if (may) {
            roles.addObject()
                    .put("id", BOT_ROLE)
                    .put("name", "pacenote")
                    .put("permissions", "268651584")
                    .put("color", 0)
                    .put("position", roles.size() + 100)
                    .put("mentionable", false)
                    .put("managed", true)
                    .putObject("tags")
                    .put("bot_id", BOT_ID);
        } else {
            for (int i = roles.size() - 1; i >= 0; i--) {
                if (roles.get(i).path("id").asText().equals(BOT_ROLE)) {
                    roles.remove(i);
                }
            }
        }
        membersOf(guild).put(BOT_ID, may ? List.of(BOT_ROLE) : List.of());
    }

    /** Somebody moves a role, up or down. */
    public synchronized void moves(String guild, String name, int position) {
        for (var role : known(guild).path("roles")) {
            if (role.path("name").asText().equals(name)) {
                ((ObjectNode) role).put("position", position);
            }
        }
    }

    /** Name of a role, as people see it; empty where there is none of that id. */
    public synchronized Optional<String> role(String id) {
        for (var guild : guilds.values()) {
            for (var role : guild.path("roles")) {
                if (role.path("id").asText().equals(id)) {
                    return Optional.of(role.path("name").asText());
                }
            }
        }
        return Optional.empty();
    }

    /** Somebody deletes a message. */
    public synchronized void delete(String message) {
        messages.remove(message);
    }

    /** Methods and paths of all requests so far. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private ObjectNode known(String guild) {
        return Optional.ofNullable(guilds.get(guild)).orElseThrow();
    }

    private ArrayNode channelsOf(String guild) {
        return Optional.ofNullable(channels.get(guild)).orElseThrow();
    }

    private Map<String, List<String>> membersOf(String guild) {
        return Optional.ofNullable(members.get(guild)).orElseThrow();
    }

    private Answer answer(Asked request) {
        boolean posts =
                request.method().equals("POST") && request.path().startsWith("/api/v10/channels/");
        var stalls = posts ? stall.get() : Optional.<Stall>empty();
        if (stalls.equals(Optional.of(Stall.BEFORE))) {
            return noAnswer();
        }
        var answer = answered(request);
        return stalls.isPresent() ? noAnswer() : answer;
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

    /** How many requests came within any such time at most. */
    public synchronized int mostWithin(Duration time) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < arrivals.size(); to++) {
            while (arrivals.get(to) - arrivals.get(from) > time.toNanos()) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    private synchronized Answer answered(Asked request) {
        arrivals.add(System.nanoTime());
        asked.add(request.method() + " " + request.path());
        if (request.path().startsWith("/control/")) {
            return new DiscordControl(this).answer(request);
        }
        if (away) {
            return Answer.of(503, "");
        }
        var other = insteadOf.remove(request.path());
        if (other != null) {
            return other;
        }
        var parts = request.path().split("/", -1);
        if (request.path().equals("/oauth2/authorize")) {
            return authorize(request);
        }
        if (request.path().equals("/api/v10/oauth2/token")) {
            return logins.token(request.form());
        }
        if (request.path().startsWith("/api/v10/users/@me")) {
            return me(request);
        }
        if (!request.authorization().equals("Bot " + BOT_TOKEN)) {
            return Answer.of(401, Map.of("message", "401: Unauthorized", "code", 0));
        }
        return switch (parts[3]) {
            case "guilds" -> ofGuild(request, parts);
            case "channels" -> ofChannel(request, parts);
            default -> refused(404, 0, "404: Not Found");
        };
    }

    static Answer refused(int status, int code, String message) {
        return Answer.of(status, Map.of("message", message, "code", code));
    }

    /** A browser comes to log in, or to add our bot to a server. */
    private Answer authorize(Asked request) {
        if (!request.one("scope").equals("bot")) {
            return logins.page(request, people.values());
        }
        var guild = guilds.get(request.one("guild_id"));
        if (guild == null) {
            return refused(404, 10_004, "Unknown Guild");
        }
        var name = guild.path("name").asText();
        if (request.one("authorized").equals("true")) {
            botArrives(request.one("guild_id"));
            return ChoicePage.of(
                    "Sandbox Discord", "Pacenote is in " + name + ". Go back to it.", List.of());
        }
        var address =
                authorize()
                        + "?scope=bot&authorized=true&guild_id="
                        + ChoicePage.encoded(request.one("guild_id"));
        return ChoicePage.of(
                "Sandbox Discord",
                "Add Pacenote to " + name + "?",
                List.of(new ChoicePage.Choice("Authorize", address)));
    }

    private Answer me(Asked request) {
        if (request.authorization().equals("Bot " + BOT_TOKEN)) {
            if (request.path().endsWith("/guilds")) {
                return ofBot(request);
            }
            return Answer.of(200, Map.of("id", BOT_ID, "username", "pacenote", "bot", true));
        }
        return logins.person(request)
                .map(person -> me(request, person))
                .orElseGet(() -> Answer.of(401, Map.of("message", "401: Unauthorized", "code", 0)));
    }

    private Answer me(Asked request, Person person) {
        if (!request.path().endsWith("/guilds")) {
            var me = LoopbackServer.JSON.createObjectNode();
            me.put("id", person.id()).put("username", person.username()).putNull("avatar");
            return Answer.of(200, me);
        }
        var list = LoopbackServer.JSON.createArrayNode();
        guilds.forEach(
                (id, guild) -> {
                    if (membersOf(id).containsKey(person.id())) {
                        list.addObject()
                                .put("id", id)
                                .put("name", guild.path("name").asText())
                                .putNull("icon")
                                .put("owner", guild.path("owner_id").asText().equals(person.id()))
                                .put("permissions", permissions(id, person));
                    }
                });
        return Answer.of(200, list);
    }

    /** A page of its servers, by their ids. */
    private Answer ofBot(Asked request) {
        var list = LoopbackServer.JSON.createArrayNode();
        guilds.keySet().stream()
                .filter(id -> membersOf(id).containsKey(BOT_ID))
                .filter(id -> id.compareTo(request.one("after")) > 0)
                .sorted()
                .limit(Integer.parseInt(request.one("limit")))
                .forEach(
                        id ->
                                list.addObject()
                                        .put("id", id)
                                        .put("name", known(id).path("name").asText())
                                        .putNull("icon")
                                        .put("owner", false)
                                        .put("permissions", "0"));
        return Answer.of(200, list);
    }

    private String permissions(String guild, Person person) {
        long bits = 0;
        var own = membersOf(guild).getOrDefault(person.id(), List.of());
        for (var role : known(guild).path("roles")) {
            var id = role.path("id").asText();
            if (id.equals(guild) || own.contains(id)) {
                bits |= role.path("permissions").asLong();
            }
        }
        return Long.toString(bits);
    }

    private Answer ofGuild(Asked request, String[] parts) {
        var id = parts[4];
        if (!guilds.containsKey(id) || !membersOf(id).containsKey(BOT_ID)) {
            return refused(404, 10_004, "Unknown Guild");
        }
        if (parts.length == 5) {
            return Answer.of(200, known(id));
        }
        if (parts[5].equals("channels")) {
            return Answer.of(200, channelsOf(id));
        }
        if (parts[5].equals("roles") || parts.length > 7) {
            return roles(id).answer(request, parts);
        }
        var roles = membersOf(id).get(parts[6]);
        return roles == null
                ? refused(404, 10_007, "Unknown Member")
                : Answer.of(200, Map.of("user", Map.of("id", parts[6]), "roles", roles));
    }

    private DiscordRoleBook roles(String guild) {
        return new DiscordRoleBook(
                (ArrayNode) known(guild).path("roles"), membersOf(guild), messages::freshId);
    }

    private Answer ofChannel(Asked request, String[] parts) {
        if (!instead.isEmpty()) {
            return instead.remove();
        }
        var channel = parts[4];
        var guild =
                channels.entrySet().stream()
                        .filter(it -> it.getValue().findValuesAsText("id").contains(channel))
                        .map(Map.Entry::getKey)
                        .findFirst();
        if (guild.isEmpty()) {
            return refused(404, 10_003, "Unknown Channel");
        }
        if (!membersOf(guild.get()).containsKey(BOT_ID) || !isOpen(guild.get(), channel)) {
            return refused(403, 50_001, "Missing Access");
        }
        return switch (request.method()) {
            case "GET" ->
                    parts.length > 5
                            ? Answer.of(200, messages.newer(channel, request.one("after")))
                            : Answer.of(200, shown(guild.get(), channel));
            case "POST" ->
                    parts.length > 6
                            ? publish(guild.get(), channel, parts[6])
                            : buckets.take(channel, () -> messages.post(channel, request.json()));
            case "PATCH" -> messages.edit(parts[6], request.json());
            case "DELETE" ->
                    messages.remove(parts[6])
                            ? Answer.of(204, "")
                            : refused(404, 10_008, "Unknown Message");
            default -> refused(405, 0, "405: Method Not Allowed");
        };
    }

    private JsonNode shown(String guild, String channel) {
        for (var it : channelsOf(guild)) {
            if (it.path("id").asText().equals(channel)) {
                return ((ObjectNode) it.deepCopy()).put("guild_id", guild);
            }
        }
        throw new IllegalArgumentException("no such channel");
    }

    private Answer publish(String guild, String channel, String message) {
        boolean news = shown(guild, channel).path("type").asInt() == NEWS;
        return messages.publish(message, news);
    }

    private boolean isOpen(String guild, String channel) {
        for (var it : channelsOf(guild)) {
            if (it.path("id").asText().equals(channel)) {
                return it.path("permission_overwrites").isEmpty();
            }
        }
        return false;
    }

    @Override
    public void close() {
        closed.countDown();
        server.close();
    }
}
