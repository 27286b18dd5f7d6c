package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.stream.Connection;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import dev.pacenote.domain.notice.stream.Presence;
import dev.pacenote.domain.platform.limit.TokenBucket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How sockets stand in the table {@code connections}: the attributes of a connection, which every
 * kind has, and those of a socket that a gateway holds.
 */
final class ConnectionItems {

    static final String ID = "connectionId";
    static final String ACCOUNT = "userId";
    static final String EXPIRES_AT = "expiresAt";

    /** There as soon as the client was greeted, and only then. */
    static final String GREETED = "greeted";

    private static final String OPENED = "timestamp";
    private static final String LAST_SIGN = "lastSign";
    private static final String IDLE_SINCE = "idleSince";
    private static final String PRESENCE_ID = "presenceId";
    private static final String SESSION = "session";
    private static final String ACCESS_ENDS_AT = "accessEndsAt";
    private static final String LIVE_AFTER = "liveAfter";
    private static final String MALFORMED = "malformed";
    private static final String FRAMES = "frames";
    private static final String ALLOWANCE = "allowance";
    private static final String ASKED_TO_LEAVE = "askedToLeave";
    private static final String HEARD = "heard";
    private static final String HANDED_ON = "handedOn";
    private static final String HANDED_ON_AT = "handedOnAt";
    private static final String WATCHED = "watched";

    /** All of them, for whoever reads the whole table. */
    static final List<String> ALL =
            List.of(
                    ID,
                    ACCOUNT,
                    EXPIRES_AT,
                    GREETED,
                    OPENED,
                    LAST_SIGN,
                    IDLE_SINCE,
                    PRESENCE_ID,
                    SESSION,
                    ACCESS_ENDS_AT,
                    LIVE_AFTER,
                    MALFORMED,
                    FRAMES,
                    ALLOWANCE,
                    ASKED_TO_LEAVE,
                    HEARD,
                    HANDED_ON,
                    HANDED_ON_AT,
                    WATCHED,
                    DynamoTable.VERSION);

    private ConnectionItems() {}

    static Item key(String id) {
        return Item.empty().put(ID, id);
    }

    /** A connection without a gateway. */
    static Item of(Connection connection) {
        return item(connection.id().toString(), connection).put(GREETED, 1);
    }

    private static Item item(String id, Connection connection) {
        var item =
                key(id).put(PRESENCE_ID, connection.id())
                        .put(ACCOUNT, connection.account().toString())
                        .put(OPENED, connection.openedAt())
                        .put(LAST_SIGN, connection.lastSign())
                        .put(EXPIRES_AT, connection.expiresAt())
                        .put(
                                DynamoTable.EXPIRES,
                                connection.openedAt().plus(GatewaySocket.KEPT).getEpochSecond());
        connection.idleSince().ifPresent(since -> item.put(IDLE_SINCE, since));
        return item;
    }

    static Connection connection(Item item) {
        return new Connection(
                item.uuid(PRESENCE_ID),
                new AccountId(Long.parseLong(item.string(ACCOUNT))),
                item.instant(OPENED),
                item.instant(LAST_SIGN),
                item.maybeInstant(IDLE_SINCE),
                item.instant(EXPIRES_AT));
    }

    /** Whether a gateway holds it. */
    static boolean isAtGateway(Item item) {
        return item.has(SESSION);
    }

    static Item of(GatewaySocket socket) {
        var talk = socket.talk();
        var item =
                item(socket.id(), socket.connection())
                        .put(SESSION, socket.session().value())
                        .put(ACCESS_ENDS_AT, socket.accessEndsAt())
                        .put(MALFORMED, talk.malformed())
                        .put(FRAMES, talk.frames())
                        .put(ALLOWANCE, allowance(talk.allowance()))
                        .put(HEARD, socket.arrived().heard())
                        .put(HANDED_ON, socket.arrived().handedOn())
                        .put(HANDED_ON_AT, socket.arrived().handedOnAt())
                        .put(WATCHED, watched(socket.watched()))
                        .put(DynamoTable.VERSION, socket.version());
        talk.liveAfter().ifPresent(seq -> item.put(LIVE_AFTER, seq));
        if (talk.greeted()) {
            item.put(GREETED, 1);
        }
        return talk.askedToLeave() ? item.put(ASKED_TO_LEAVE, 1) : item;
    }

    static GatewaySocket socket(Item item) {
        return new GatewaySocket(
                item.string(ID),
                connection(item),
                new SessionId(item.uuid(SESSION)),
                item.instant(ACCESS_ENDS_AT),
                new GatewaySocket.Talk(
                        item.has(GREETED),
                        item.has(LIVE_AFTER)
                                ? OptionalLong.of(item.number(LIVE_AFTER))
                                : OptionalLong.empty(),
                        (int) item.number(MALFORMED),
                        allowance(item.item(ALLOWANCE)),
                        item.has(ASKED_TO_LEAVE),
                        // Sockets that are open from before frames were counted have none.
                        item.has(FRAMES) ? item.number(FRAMES) : 0),
                new GatewaySocket.Arrived(
                        item.number(HEARD), item.number(HANDED_ON), item.instant(HANDED_ON_AT)),
                watched(item.items(WATCHED)),
                item.number(DynamoTable.VERSION));
    }

    private static Item allowance(TokenBucket bucket) {
        return Item.empty()
                .put("perSecond", bucket.perSecond())
                .put("burst", bucket.burst())
                .put("tokens", Double.toString(bucket.tokens()))
                .put("atNanos", bucket.atNanos());
    }

    private static TokenBucket allowance(Item item) {
        return new TokenBucket(
                (int) item.number("perSecond"),
                (int) item.number("burst"),
                Double.parseDouble(item.string("tokens")),
                item.number("atNanos"));
    }

    private static List<Item> watched(Map<AccountId, Optional<Presence>> people) {
        var items = new ArrayList<Item>();
        people.forEach(
                (account, told) -> {
                    var item = Item.empty().put("account", account.value());
                    told.ifPresent(
                            presence -> {
                                item.put("state", presence.state().wireName());
                                presence.since().ifPresent(at -> item.put("since", at));
                                presence.lastSeenAt().ifPresent(at -> item.put("seen", at));
                            });
                    items.add(item);
                });
        return items;
    }

    private static Map<AccountId, Optional<Presence>> watched(List<Item> items) {
        var people = new LinkedHashMap<AccountId, Optional<Presence>>();
        for (var item : items) {
            people.put(
                    new AccountId(item.number("account")),
                    item.has("state") ? Optional.of(presence(item)) : Optional.empty());
        }
        return people;
    }

    private static Presence presence(Item item) {
        return new Presence(
                Presence.State.valueOf(item.string("state").toUpperCase(Locale.ROOT)),
                item.maybeInstant("since"),
                item.maybeInstant("seen"));
    }
}
