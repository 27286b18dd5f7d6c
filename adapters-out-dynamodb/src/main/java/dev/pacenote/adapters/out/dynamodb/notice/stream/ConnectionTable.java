package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.notice.stream.socket.TrackConnections;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The table of open sockets (contract 5.3): an item per socket, and one per person that says when
 * they did something last or that they are gone for good.
 *
 * <p>Key {@code connectionId} (text), index {@code userId}, expiry {@code expires}.
 */
public final class ConnectionTable {

    /** The index of a person's sockets. */
    public static final String BY_ACCOUNT = "userId";

    private static final String LAST_SEEN_KEY = "last-seen#";
    private static final String PERSON = "person";
    private static final String LAST_SEEN = "lastSeen";
    private static final String GONE = "gone";

    private final DynamoTable table;

    public ConnectionTable(DynamoTable table) {
        this.table = table;
    }

    DynamoTable table() {
        return table;
    }

    private static Item personKey(AccountId account) {
        return ConnectionItems.key(LAST_SEEN_KEY + account);
    }

    /**
     * Stores a new item, unless its account is gone. The mark is looked for afterwards: whoever
     * erases an account first makes the mark, and then looks for items.
     */
    void add(Item item, AccountId account) {
        table.put(item);
        if (table.get(personKey(account)).filter(person -> person.has(GONE)).isPresent()) {
            table.delete(ConnectionItems.key(item.string(ConnectionItems.ID)));
        }
    }

    /** The items of a person's sockets, some of which may have gone a moment ago. */
    List<Item> of(AccountId account) {
        return table.query(
                QueryRequest.builder()
                        .indexName(BY_ACCOUNT)
                        .keyConditionExpression(ConnectionItems.ACCOUNT + " = :account")
                        .expressionAttributeValues(
                                Map.of(":account", Item.text(account.toString()))));
    }

    /** All items of sockets. */
    List<Item> all() {
        return table.scan(ConnectionItems.ALL.toArray(String[]::new)).stream()
                .filter(item -> item.has(ConnectionItems.ACCOUNT))
                .toList();
    }

    /** When these did something last, as far as that is known. */
    Map<AccountId, Instant> lastSeen(Collection<AccountId> accounts) {
        var seen = new HashMap<AccountId, Instant>();
        table.getAll(accounts.stream().distinct().map(ConnectionTable::personKey).toList())
                .forEach(
                        item ->
                                item.maybeInstant(LAST_SEEN)
                                        .ifPresent(
                                                at ->
                                                        seen.put(
                                                                new AccountId(item.number(PERSON)),
                                                                at)));
        return seen;
    }

    /**
     * Removes a socket's item, and notes when its person did something last if somebody could see
     * them there.
     *
     * @return whether there was one
     */
    boolean remove(Item item, AccountId account, Instant lastActive) {
        // Whoever dies between the two has noted what is so anyway.
        var key = ConnectionItems.key(item.string(ConnectionItems.ID));
        if (table.get(key).isEmpty()) {
            return false;
        }
        if (item.has(ConnectionItems.GREETED)) {
            note(account, lastActive);
        }
        table.delete(key);
        return true;
    }

    private void note(AccountId account, Instant lastActive) {
        var next =
                personKey(account)
                        .put(PERSON, account.value())
                        .put(LAST_SEEN, lastActive)
                        .put(
                                DynamoTable.EXPIRES,
                                lastActive.plus(TrackConnections.LAST_SEEN).getEpochSecond());
        table.put(
                next,
                "attribute_not_exists("
                        + GONE
                        + ") and (attribute_not_exists("
                        + LAST_SEEN
                        + ") or "
                        + LAST_SEEN
                        + " < :at)",
                Map.of(":at", Item.number(lastActive.toEpochMilli())));
    }

    /** Forgets when people did something last, of so many, if that was before. */
    int forget(Instant before, int atMost) {
        var old =
                table.scan(ConnectionItems.ID, LAST_SEEN).stream()
                        .filter(item -> item.has(LAST_SEEN))
                        .filter(item -> item.instant(LAST_SEEN).isBefore(before))
                        .limit(atMost)
                        .toList();
        old.forEach(
                item ->
                        table.delete(
                                ConnectionItems.key(item.string(ConnectionItems.ID)),
                                LAST_SEEN + " < :before",
                                Map.of(":before", Item.number(before.toEpochMilli()))));
        return old.size();
    }

    /** Removes all that is known of a person, and keeps out what comes later. */
    void erase(AccountId account, Instant now) {
        table.put(
                personKey(account)
                        .put(GONE, 1)
                        // As long as anybody's session may live: numbers are never used again.
                        .put(
                                DynamoTable.EXPIRES,
                                now.plus(TrackConnections.LAST_SEEN).getEpochSecond()));
        of(account)
                .forEach(
                        item -> table.delete(ConnectionItems.key(item.string(ConnectionItems.ID))));
    }
}
