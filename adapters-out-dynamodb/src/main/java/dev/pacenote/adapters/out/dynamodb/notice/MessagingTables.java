package dev.pacenote.adapters.out.dynamodb.notice;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;

/**
 * The tables that change together, in one write: people's streams, inboxes and messages.
 *
 * @param users copies of accounts' states
 * @param once what is done once: tickets, replies, clients' ids
 */
public record MessagingTables(
        DynamoTable users,
        DynamoTable messages,
        DynamoTable notifications,
        DynamoTable notices,
        DynamoTable stream,
        DynamoTable once) {

    /** The key of all items of one person. */
    public static final String USER = "userId";

    /** Digits that sort as their numbers do. */
    private static final int DIGITS = 19;

    private static final int BUCKETS = 8;

    /** The items of one person. */
    public static Item of(AccountId account) {
        return Item.empty().put(USER, account.toString());
    }

    /** Whose an item is. */
    public static AccountId owner(Item item) {
        return new AccountId(Long.parseLong(item.string(USER)));
    }

    /** A number as a text: they sort alike. */
    public static String digits(long number) {
        var digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Spreads what an index over all people knows, so that it is no single partition. */
    public static String bucket(AccountId account) {
        return Long.toString(account.value() % BUCKETS);
    }

    /** How many {@linkplain #bucket buckets} there are, from 0 on. */
    public static int buckets() {
        return BUCKETS;
    }
}
