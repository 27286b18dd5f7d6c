package dev.pacenote.adapters.out.dynamodb.identity.session;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.identity.session.Lifetime;
import dev.pacenote.domain.identity.session.OutsideSession;
import dev.pacenote.domain.identity.session.RefreshToken;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sessions in DynamoDB: an item per session, and one per person that names their sessions. An index
 * would know of a new session a moment too late for somebody who ends all of them; that item is
 * read consistently.
 *
 * <p>Table: key {@code id} (text), expiry {@code expires}. Tokens are stored as ids and times,
 * never signed.
 */
@Singleton
@Named(Choices.STORED)
@Requires(property = Choices.SESSION_STORE, value = "dynamodb")
public final class DynamoSessions implements Sessions {

    private static final String CURRENT = "current";
    private static final String ID = "id";

    /** There in a session of a browser, and only there: the hash of its cookie. */
    private static final String COOKIE = "cookie";

    /** There in a session by an outside issuer, and only there: whose tokens keep it. */
    private static final String ISSUER = "issuer";

    /** There beside the issuer if it is known when the person logged in. */
    private static final String AUTHENTICATED = "authenticated";

    /** There as soon as the arrival of the current token is known, and only then. */
    private static final String ARRIVED = "arrived";

    private static final String SESSIONS = "sessions";

    /** After so many log-ins it is looked which of a person's sessions are over. */
    static final int TIDY_EVERY = 50;

    /**
     * So many sessions of a person are kept when it is looked; those that were not used for longest
     * end. One item names them all, and holds about ten times as many.
     */
    static final int MAX_NAMED = 1_000;

    private static final String NAMED =
            "add sessions :id set expires = if_not_exists(expires, :expires)";

    private static final String LONGER = "attribute_not_exists(#end) or #end < :expires";

    private final DynamoTable table;

    @Inject
    DynamoSessions(BeanProvider<DynamoDbClient> dynamo, SessionTableConfiguration table) {
        this(new DynamoTable(dynamo::get, table.name()));
    }

    public DynamoSessions(DynamoTable table) {
        this.table = table;
    }

    private static Item key(SessionId id) {
        return Item.empty().put(ID, "session#" + id.value());
    }

    private static Item key(AccountId user) {
        return Item.empty().put(ID, "user#" + user.value());
    }

    @Override
    public void add(Session session) {
        // Together: a session that its person's item does not name could not be ended with the
        // rest.
        var end = named(session, session.startedAt());
        table.putTogether(
                item(session),
                key(session.user()),
                NAMED,
                Map.of(":id", set(session.id()), ":expires", end));
        tidyNowAndThen(session);
    }

    /**
     * A person's item names every session that they began, until somebody looks: programs that log
     * in again and again would fill it until nothing more fits, and nobody could end anything.
     */
    private void tidyNowAndThen(Session latest) {
        var names = named(latest.user());
        if (names.isEmpty() || names.size() % TIDY_EVERY != 0) {
            return;
        }
        var open = open(names, latest.startedAt());
        var known = open.stream().map(Session::id).collect(Collectors.toSet());
        forget(latest.user(), names.stream().filter(id -> !known.contains(id)).toList());
        open.stream()
                .filter(session -> !session.id().equals(latest.id()))
                .sorted(Session.LAST_USED_FIRST)
                .skip(MAX_NAMED - 1L)
                .forEach(session -> revoke(latest.user(), session.id()));
    }

    /** Of these named ones those that are not over, in as few questions as there are hundreds. */
    private List<Session> open(List<SessionId> names, Instant now) {
        return table.getAll(names.stream().map(DynamoSessions::key).toList()).stream()
                .map(DynamoSessions::session)
                .filter(session -> now.isBefore(session.endsAt()))
                .toList();
    }

    /**
     * Before a session is named: has the item of its person last as long as the longest kind of
     * session, and as this one. It never ends sooner than before, for one that began earlier may
     * end later.
     *
     * @return until when at least
     */
    private AttributeValue named(Session session, Instant at) {
        var month = at.plus(BearerSession.SESSION_LIFETIME);
        var last = month.isBefore(session.endsAt()) ? session.endsAt() : month;
        var end = Item.number(last.getEpochSecond());
        table.update(
                key(session.user()),
                "set #end = :expires",
                LONGER,
                Map.of("#end", DynamoTable.EXPIRES),
                Map.of(":expires", end));
        return end;
    }

    private void forget(AccountId user, List<SessionId> ids) {
        if (!ids.isEmpty()) {
            var names = AttributeValue.fromSs(ids.stream().map(SessionId::toString).toList());
            table.update(key(user), "delete sessions :ids", Map.of(":ids", names));
        }
    }

    private static AttributeValue set(SessionId id) {
        return AttributeValue.fromSs(List.of(id.toString()));
    }

    private static Item item(Session session) {
        var item =
                key(session.id())
                        .put("session", session.id().value())
                        .put("user", session.user().value())
                        .put("started", session.startedAt())
                        .put("used", session.lastUsedAt())
                        .put("agent", session.client().userAgent())
                        .put("address", session.client().address())
                        .put(DynamoTable.VERSION, session.version())
                        .put(DynamoTable.EXPIRES, session.endsAt().getEpochSecond());
        return switch (session) {
            case BearerSession bearer -> withTokens(item, bearer);
            case BrowserSession browser -> item.put(COOKIE, browser.cookieHash());
            case OutsideSession outside -> withIssuer(item, outside);
        };
    }

    private static Item withIssuer(Item item, OutsideSession session) {
        item.put(ISSUER, session.issuer());
        session.authenticatedAt().ifPresent(at -> item.put(AUTHENTICATED, at));
        return item;
    }

    private static Item withTokens(Item item, BearerSession session) {
        var replaced =
                session.recent().stream()
                        .map(
                                token ->
                                        Item.empty()
                                                .put(ID, token.id())
                                                .put("at", token.at())
                                                .put("successor", item(token.successor())))
                        .toList();
        item.put(CURRENT, item(session.current())).put("recent", replaced);
        return session.currentArrived() ? item.put(ARRIVED, 1) : item;
    }

    private static Item item(RefreshToken token) {
        return Item.empty()
                .put(ID, token.id())
                .put("issued", token.issuedAt())
                .put("until", token.expiresAt());
    }

    private static RefreshToken token(Item item) {
        return new RefreshToken(item.uuid(ID), item.instant("issued"), item.instant("until"));
    }

    private static Session session(Item item) {
        var id = new SessionId(item.uuid("session"));
        var user = new AccountId(item.number("user"));
        var lifetime = new Lifetime(item.instant("started"), item.instant("used"), end(item));
        var client = new Session.ClientInfo(item.string("agent"), item.string("address"));
        long version = item.number(DynamoTable.VERSION);
        if (item.has(COOKIE)) {
            return new BrowserSession(id, user, lifetime, item.string(COOKIE), client, version);
        }
        if (item.has(ISSUER)) {
            var authenticatedAt =
                    item.has(AUTHENTICATED)
                            ? Optional.of(item.instant(AUTHENTICATED))
                            : Optional.<Instant>empty();
            return new OutsideSession(
                    id, user, lifetime, item.string(ISSUER), authenticatedAt, client, version);
        }
        var recent =
                item.items("recent").stream()
                        .map(
                                replaced ->
                                        new BearerSession.Replaced(
                                                replaced.uuid(ID),
                                                replaced.instant("at"),
                                                token(replaced.item("successor"))))
                        .toList();
        return new BearerSession(
                id,
                user,
                lifetime,
                token(item.item(CURRENT)),
                recent,
                item.has(ARRIVED),
                client,
                version);
    }

    private static Instant end(Item item) {
        return Instant.ofEpochSecond(item.number(DynamoTable.EXPIRES));
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return table.get(key(id))
                .map(DynamoSessions::session)
                .filter(session -> now.isBefore(session.endsAt()));
    }

    @Override
    public Map<SessionId, Session> findAll(Collection<SessionId> ids, Instant now) {
        return open(ids.stream().distinct().toList(), now).stream()
                .collect(Collectors.toMap(Session::id, session -> session));
    }

    @Override
    public boolean replace(Session next) {
        boolean replaced = table.putOver(item(next), next.version() - 1);
        if (replaced && next instanceof OutsideSession) {
            // The only kind that tokens may keep for ever: its person's item lasts with it.
            var end = named(next, next.lastUsedAt());
            table.update(key(next.user()), NAMED, Map.of(":id", set(next.id()), ":expires", end));
        }
        return replaced;
    }

    @Override
    public void revoke(SessionId id) {
        var session = table.get(key(id)).map(DynamoSessions::session);
        table.delete(key(id));
        session.ifPresent(gone -> forget(gone.user(), List.of(id)));
    }

    @Override
    public void revokeAllOf(AccountId user) {
        revoke(user, named(user));
    }

    @Override
    public void revokeOthers(AccountId user, SessionId kept) {
        revoke(user, named(user).stream().filter(id -> !id.equals(kept)).toList());
    }

    /** Only those that are there cost a write: of most of many nothing but the name is left. */
    private void revoke(AccountId user, List<SessionId> ids) {
        table.getAll(ids.stream().map(DynamoSessions::key).toList())
                .forEach(item -> table.delete(item.only(ID)));
        forget(user, ids);
    }

    private void revoke(AccountId user, SessionId id) {
        table.delete(key(id));
        forget(user, List.of(id));
    }

    private List<SessionId> named(AccountId user) {
        return table.get(key(user)).map(item -> item.texts(SESSIONS)).orElse(List.of()).stream()
                .map(text -> new SessionId(UUID.fromString(text)))
                .toList();
    }

    @Override
    public List<Session> of(AccountId user, Instant now) {
        return open(named(user), now).stream()
                .filter(session -> now.isBefore(session.expiresAt()))
                .sorted(Session.LAST_USED_FIRST)
                .toList();
    }

    @Override
    public boolean joinsTransactions() {
        return false;
    }

    @Override
    public long count(Instant now) {
        return table.scan(CURRENT, COOKIE, ISSUER, DynamoTable.EXPIRES).stream()
                .filter(item -> now.isBefore(until(item)))
                .count();
    }

    /** When a session is over; what is no session is over already. */
    private static Instant until(Item item) {
        if (item.has(CURRENT)) {
            return token(item.item(CURRENT)).expiresAt();
        }
        return item.has(COOKIE) || item.has(ISSUER) ? end(item) : Instant.MIN;
    }
}
